import { makeRecipientKey } from '#lib/client/whistleblowing/recipient-keys.ts';
import { emptyMemory, sealMemory } from '#lib/client/whistleblowing/desk-memory.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { passphraseBytes, passphraseFrom } from '#lib/domain/whistleblowing/passphrase.ts';
import { randomBytes, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { registerKey } from '#lib/server/whistleblowing/service.ts';
import { addTotp, makeStaff } from './staff.ts';
import { nextList, tools, type TestVault } from './whistleblowing.ts';

/** A recipient whose key the list in force names, and who can open it in a browser: no ceremony is needed to read reports. */
export interface DeskRecipient {
  readonly accountId: string;
  readonly session: string;
  readonly keyId: string;
  readonly passphrase: string;
}

/** @param vault of the running site; gets the next list, which names one more */
export async function addDeskRecipient(runtime: Runtime, vault: TestVault): Promise<DeskRecipient> {
  const { staff, sessionId } = await makeStaff(runtime, { email: 'meja@kantor.example', role: 'wbs_recipient' });
  await addTotp(runtime, staff);
  const accountId = staff.account.id;
  const passphrase = passphraseFrom(randomBytes(passphraseBytes));
  const { shown, sealed, key } = await makeRecipientKey(tools, passphrase);
  const { keyId, pk, vk } = shown;
  const { instanceId, rootSeed } = vault;
  const rootKey = toBase64Url(await tools.signing.publicKey(rootSeed));
  const memory = await sealMemory(key, 1, { ...emptyMemory, rootKey, instanceId });
  const actor = { kind: 'staff', accountId, role: 'wbs_recipient' } as const;
  await registerKey(runtime, actor, { publicKey: pk, verifyKey: vk, sealed, memory });
  const { keys, issuedOn, notAfter } = vault.list.body;
  const place = { label: 'Penerima di meja', office: 'KPU Kabupaten', outside: false, recovery: false };
  const listed = { ...place, keyId, pk, vk, from: officeDateAt(runtime.now()), to: null };
  await nextList({ ...vault, deps: runtime }, [...keys, listed], { issuedOn, notAfter });
  return { accountId, session: sessionId, keyId, passphrase };
}
