import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { conflict, invalid, notFound } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { isLiveOn } from '#lib/domain/whistleblowing/key-list-rules.ts';
import {
  keptMemorySchema,
  newKeySchema,
  resealSchema,
  type NewKey
} from '#lib/domain/whistleblowing/recipient-key-form.ts';
import { contentHash, verifyDeed, type Deed } from '#lib/protocol/wbs1/deed.ts';
import { recipientKeyId, type ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { recordWbsAudit } from './audit.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { newestTrustedList, type NewestList } from './key-list.ts';
import {
  insertRecipientKey,
  listReachableKeys,
  listRecipientKeys,
  replaceMemory,
  replaceSealed,
  type RecipientKeyRow
} from './key-repository.ts';
import { listedKeys } from './listed-readers.ts';

/** A key pair of the person who asks. */
export interface OwnKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly verifyKey: string;
  /** As the browser sealed it. */
  readonly sealed: unknown;
  readonly madeOn: string;
  /** The sealed form before the last change of passphrase, and the last day it is kept. */
  readonly former: { readonly sealed: unknown; readonly until: string } | null;
  /** What the browser remembers, as it sealed it; null: nothing. */
  readonly memory: unknown;
  /** Undefined: the list in force does not name it (yet, or any more); then it opens nothing here. */
  readonly listed: ListedKey | undefined;
  /** Reads new reports and signs today. */
  readonly live: boolean;
}

const accountOf = (actor: Actor): string => (actor.kind === 'staff' ? actor.accountId : '');

/** @throws DomainError `forbidden` */
export async function ownKeys(deps: WhistleblowingDependencies, actor: Actor): Promise<OwnKey[]> {
  requireMay(actor, 'wbs.handle');
  return ownKeysIn(deps, actor, await newestTrustedList(deps.db, deps.config.wbsRootKey));
}

/** The same for whoever has verified the newest list. @throws DomainError `forbidden` */
export async function ownKeysIn(
  { db, now }: Pick<WhistleblowingDependencies, 'db' | 'now'>,
  actor: Actor,
  list: NewestList
): Promise<OwnKey[]> {
  requireMay(actor, 'wbs.handle');
  if (actor.kind !== 'staff') return [];
  const keys = listedKeys(list);
  const today = officeDateAt(now());
  return (await listRecipientKeys(db, actor.accountId)).map((row) => {
    const keyId = row.keyId.toString('base64url');
    const listed = keys.find((key) => key.keyId === keyId && !key.recovery);
    return {
      keyId,
      publicKey: row.publicKey.toString('base64url'),
      verifyKey: row.verifyKey.toString('base64url'),
      sealed: row.sealed,
      madeOn: row.madeOn,
      former: row.formerUntil === null ? null : { sealed: row.formerSealed, until: row.formerUntil },
      memory: row.memory,
      listed,
      live: listed !== undefined && isLiveOn(listed, today)
    };
  });
}

/**
 * Keeps a key pair that the actor's browser made. It opens nothing before the next signed list names it.
 *
 * @returns its id
 * @throws DomainError `forbidden`, `invalid`
 */
export async function registerKey(
  { db, now }: WhistleblowingDependencies,
  actor: Actor,
  typed: NewKey
): Promise<string> {
  requireMay(actor, 'wbs.handle');
  const { publicKey, verifyKey, sealed, memory } = parsed(newKeySchema, typed);
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const keyId = await recipientKeyId(bytes(publicKey), bytes(verifyKey));
  await inTransaction(db, async (tx) => {
    const isNew = await insertRecipientKey(tx, {
      keyId: Buffer.from(keyId, 'base64url'),
      accountId: accountOf(actor),
      publicKey: Buffer.from(publicKey, 'base64url'),
      verifyKey: Buffer.from(verifyKey, 'base64url'),
      sealed,
      formerSealed: null,
      formerUntil: null,
      memory,
      madeOn: officeDateAt(now())
    });
    if (!isNew) throw invalid('Kunci ini sudah tersimpan. Buat kunci baru dengan menekan tombolnya sekali lagi.');
    await recordWbsAudit(tx, { at: now(), actor, action: 'wbs.key_made', subject: '', details: { key: keyId } });
  });
  return keyId;
}

/** Days the sealed form of before a change of passphrase is kept. */
const formerDays = 30;

/**
 * Keeps the same key sealed under a new passphrase, and the former form for a while. Whoever only signed in as the recipient
 * cannot do it: the key itself has to agree.
 *
 * @throws DomainError `forbidden`, `not_found`, `invalid`
 */
export async function replaceSealedKey(
  { db, now }: WhistleblowingDependencies,
  actor: Actor,
  typed: unknown
): Promise<void> {
  requireMay(actor, 'wbs.handle');
  const { keyId, sealed, proof } = parsed(resealSchema, typed);
  await inTransaction(db, async (tx) => {
    const row = await ownRow(tx, actor, keyId);
    const [former, next] = [await contentHash(row.sealed), await contentHash(sealed)];
    await requireDeed(row, { deed: 'reseal', keyId, former, next }, proof);
    await replaceSealed(tx, {
      keyId: row.keyId,
      accountId: row.accountId,
      sealed,
      formerSealed: row.sealed,
      formerUntil: addDays(officeDateAt(now()), formerDays)
    });
    await recordWbsAudit(tx, { at: now(), actor, action: 'wbs.key_resealed', subject: '', details: { key: keyId } });
  });
}

/**
 * Keeps what the recipient's browser remembers; of two the higher version.
 *
 * @throws DomainError `forbidden`, `not_found`, `invalid`, `conflict` when a newer one is kept
 */
export async function keepMemory({ db }: WhistleblowingDependencies, actor: Actor, typed: unknown): Promise<void> {
  requireMay(actor, 'wbs.handle');
  const { keyId, memory, proof } = parsed(keptMemorySchema, typed);
  await inTransaction(db, async (tx) => {
    const row = await ownRow(tx, actor, keyId);
    const { version } = memory;
    await requireDeed(row, { deed: 'memory', keyId, version, next: await contentHash(memory) }, proof);
    if (!(await replaceMemory(tx, { keyId: row.keyId, accountId: row.accountId, memory })))
      throw conflict('Tab lain sudah menyimpan yang lebih baru.');
  });
}

async function ownRow(tx: Queryable, actor: Actor, keyId: string): Promise<RecipientKeyRow> {
  const rows = await listRecipientKeys(tx, accountOf(actor));
  const row = rows.find((one) => one.keyId.toString('base64url') === keyId);
  if (!row) throw notFound('Kunci itu tidak ada. Muat ulang halamannya.');
  return row;
}

async function requireDeed({ verifyKey }: RecipientKeyRow, deed: Deed, proof: string): Promise<void> {
  if (!(await verifyDeed(nativeSigning, new Uint8Array(verifyKey), deed, proof)))
    throw invalid('Ini tidak ditandatangani oleh kunci Anda sendiri. Buka kunci Anda, lalu coba lagi.');
}

function parsed<Value>(
  schema: { safeParse: (value: unknown) => { success: boolean; data?: Value | undefined } },
  value: unknown
): Value {
  const { success, data } = schema.safeParse(value);
  if (!success || data === undefined) throw invalid('Kunci ini tidak utuh. Muat ulang halamannya, lalu coba lagi.');
  return data;
}

/** A key pair that waits for a place in the next list. */
export interface CandidateKey {
  readonly keyId: string;
  readonly pk: string;
  readonly vk: string;
  readonly holder: string;
  readonly madeOn: string;
}

/** Public keys of everybody who can sign in as a recipient, for the ceremony. @throws DomainError `forbidden` */
export async function listCandidateKeys({ db }: WhistleblowingDependencies, actor: Actor): Promise<CandidateKey[]> {
  requireMay(actor, 'wbs.keys');
  return (await listReachableKeys(db)).map(({ keyId, publicKey, verifyKey, holder, madeOn }) => ({
    keyId: keyId.toString('base64url'),
    pk: publicKey.toString('base64url'),
    vk: verifyKey.toString('base64url'),
    holder,
    madeOn
  }));
}
