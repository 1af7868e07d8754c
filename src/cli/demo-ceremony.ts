import { daysLater, longestDays, signNextList } from '#lib/client/whistleblowing/ceremony/next-list.ts';
import { emptyMemory, sealMemory } from '#lib/client/whistleblowing/desk-memory.ts';
import { makeRecipientKey, type PublicKeyFile } from '#lib/client/whistleblowing/recipient-keys.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { office } from '#lib/domain/office/office.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { passphraseBytes, passphraseFrom } from '#lib/domain/whistleblowing/passphrase.ts';
import { toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { nativeSuite } from '#lib/protocol/wbs1/suite.ts';
import { openKeyFile, type Secrets } from '#lib/server/auth/key-file.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { listAccounts } from '#lib/server/staff/account-list.ts';
import { ceremonyFile, currentGate, importKeyList, ownKeys, registerKey } from '#lib/server/whistleblowing/service.ts';

/**
 * The key ceremony of the demo, with throw-away keys that follow from its key file: everything that a real ceremony keeps away from
 * the server lies on it here, so nobody may report anything true.
 */
const demo: Actor = { kind: 'program', name: 'demo' };
const seedOf = (secrets: Secrets) => new Uint8Array(secrets.subkey('demo wbs root'));

/** For `WBS_ROOT_KEY`. @param keyFile the demo's own */
export async function demoRootKey(keyFile: string): Promise<string> {
  return toBase64Url(await nativeSigning.publicKey(seedOf(await openKeyFile(keyFile))));
}

export interface DemoRecipient {
  readonly email: string;
  readonly passphrase: string;
}

/** Makes the recipients' keys once, and signs and loads a list whenever the form would be closed for want of one. */
export async function holdDemoCeremony(runtime: Runtime): Promise<readonly DemoRecipient[]> {
  const accounts = (await listAccounts(runtime, demo)).filter(
    ({ role, state }) => role === 'wbs_recipient' && state === 'active'
  );
  const today = officeDateAt(runtime.now());
  const keys: ListedKey[] = [];
  for (const [index, { id, email }] of accounts.entries()) {
    const outside = index > 0;
    const { alg: _alg, ...key } = await keyOf(runtime, id, passphraseOf(runtime, email));
    const label = outside ? 'Inspektorat (simulasi)' : 'Kepatuhan internal (simulasi)';
    const from = today;
    keys.push({
      ...key,
      label,
      office: outside ? 'Kantor lain' : office.name,
      outside,
      recovery: false,
      from,
      to: null
    });
  }
  const gate = await currentGate(runtime);
  const lacksList = !gate.open && ['no_key_list', 'key_list_expired', 'too_few_recipients'].includes(gate.reason);
  if (lacksList) {
    const root = { seed: seedOf(runtime.secrets), publicKey: runtime.config.wbsRootKey ?? '' };
    const draft = { issuedOn: today, notAfter: daysLater(today, longestDays), keys };
    const list = await signNextList(nativeSigning, root, await ceremonyFile(runtime, demo), draft);
    await importKeyList(runtime, demo, JSON.stringify(list));
  }
  return accounts.map(({ email }) => ({ email, passphrase: passphraseOf(runtime, email) }));
}

const passphraseOf = ({ secrets }: Runtime, email: string): string =>
  passphraseFrom(secrets.subkey(`demo wbs ${email}`).subarray(0, passphraseBytes));

async function keyOf(runtime: Runtime, accountId: string, passphrase: string): Promise<PublicKeyFile> {
  const actor: Actor = { kind: 'staff', accountId, role: 'wbs_recipient' };
  const [own] = await ownKeys(runtime, actor);
  if (own) return { alg: 'wbs1', keyId: own.keyId, pk: own.publicKey, vk: own.verifyKey };
  const { shown, sealed, key } = await makeRecipientKey({ suite: nativeSuite(), signing: nativeSigning }, passphrase);
  const memory = await sealMemory(key, 1, emptyMemory);
  await registerKey(runtime, actor, { publicKey: shown.pk, verifyKey: shown.vk, sealed: { ...sealed }, memory });
  return shown;
}
