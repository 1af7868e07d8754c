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
import { OperatorError } from '#lib/server/operator-error.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import { listAccounts } from '#lib/server/staff/account-list.ts';
import {
  ceremonyFile,
  currentGate,
  importKeyList,
  ownKeys,
  recordCompared,
  registerKey
} from '#lib/server/whistleblowing/service.ts';

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
  readonly actor: Actor & { readonly kind: 'staff' };
  readonly email: string;
  readonly passphrase: string;
  /** As the key lists name them. */
  readonly outside: boolean;
  readonly key: PublicKeyFile;
}

/**
 * The demo's passwords, passphrases and root key follow from its key file: with another one nobody could sign in or read.
 *
 * @throws OperatorError for a data folder that was filled with another key file
 */
export async function requireOwnKeyFile(runtime: Runtime): Promise<void> {
  const gate = await currentGate(runtime);
  if (gate.open || gate.reason !== 'key_list_invalid') return;
  const { dataDir, keyFile } = runtime.config;
  throw new OperatorError(
    `The demo in "${dataDir}" was made with another key file than "${keyFile}". Delete "${dataDir}" to make a new one, or put the key file back.`
  );
}

/** Makes the recipients' keys once. The one inside the office comes first. */
export async function makeDemoRecipients(runtime: Runtime): Promise<readonly DemoRecipient[]> {
  const accounts = (await listAccounts(runtime, demo))
    .filter(({ role, state }) => role === 'wbs_recipient' && state === 'active')
    .sort((a, b) => a.email.length - b.email.length);
  const recipients: DemoRecipient[] = [];
  for (const [index, { id, email }] of accounts.entries()) {
    const actor = { kind: 'staff', accountId: id, role: 'wbs_recipient' } as const;
    const passphrase = passphraseOf(runtime, email);
    recipients.push({ actor, email, passphrase, outside: index > 0, key: await keyOf(runtime, actor, passphrase) });
  }
  return recipients;
}

/** Signs and loads the list that follows, naming the same keys as the one before, and compares the poster. */
export async function signDemoList(runtime: Runtime, recipients: readonly DemoRecipient[]): Promise<void> {
  const today = officeDateAt(runtime.now());
  const root = { seed: seedOf(runtime.secrets), publicKey: runtime.config.wbsRootKey ?? '' };
  const site = await ceremonyFile(runtime, demo);
  const keys = site.list?.body.keys ?? recipients.map((recipient) => listedKey(recipient, today));
  const draft = { issuedOn: today, notAfter: daysLater(today, longestDays), keys };
  const list = await signNextList(nativeSigning, root, site, draft);
  await importKeyList(runtime, demo, JSON.stringify(list));
  await recordCompared(runtime, demo, { comparedOn: today, compared: true });
}

/** Signs the next list when the last one has run out. */
export async function renewDemoList(runtime: Runtime, recipients: readonly DemoRecipient[]): Promise<void> {
  const gate = await currentGate(runtime);
  if (!gate.open && gate.reason === 'key_list_expired') await signDemoList(runtime, recipients);
}

function listedKey({ outside, key: { alg: _alg, ...key } }: DemoRecipient, from: string): ListedKey {
  const label = outside ? 'Inspektorat (simulasi)' : 'Kepatuhan internal (simulasi)';
  return { ...key, label, office: outside ? 'Kantor lain' : office.name, outside, recovery: false, from, to: null };
}

const passphraseOf = ({ secrets }: Runtime, email: string): string =>
  passphraseFrom(secrets.subkey(`demo wbs ${email}`).subarray(0, passphraseBytes));

async function keyOf(runtime: Runtime, actor: Actor, passphrase: string): Promise<PublicKeyFile> {
  const [own] = await ownKeys(runtime, actor);
  if (own) return { alg: 'wbs1', keyId: own.keyId, pk: own.publicKey, vk: own.verifyKey };
  const { shown, sealed, key } = await makeRecipientKey({ suite: nativeSuite(), signing: nativeSigning }, passphrase);
  const memory = await sealMemory(key, 1, emptyMemory);
  await registerKey(runtime, actor, { publicKey: shown.pk, verifyKey: shown.vk, sealed: { ...sealed }, memory });
  return shown;
}
