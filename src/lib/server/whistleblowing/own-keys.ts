import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { invalid, notFound } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import { isLiveOn } from '#lib/domain/whistleblowing/key-list-rules.ts';
import { newKeySchema, sealedKeySchema, type NewKey } from '#lib/domain/whistleblowing/recipient-key-form.ts';
import { recipientKeyId, type ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { recordWbsAudit } from './audit.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { newestTrustedList } from './key-list.ts';
import { insertRecipientKey, listReachableKeys, listRecipientKeys, replaceSealed } from './key-repository.ts';

/** A key pair of the person who asks. */
export interface OwnKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly verifyKey: string;
  /** As the browser sealed it. */
  readonly sealed: unknown;
  readonly madeOn: string;
  /** Undefined: the list in force does not name it (yet, or any more); then it opens nothing here. */
  readonly listed: ListedKey | undefined;
  /** Reads new reports and signs today. */
  readonly live: boolean;
}

const accountOf = (actor: Actor): string => (actor.kind === 'staff' ? actor.accountId : '');

/** @throws DomainError `forbidden` */
export async function ownKeys({ db, now, config }: WhistleblowingDependencies, actor: Actor): Promise<OwnKey[]> {
  requireMay(actor, 'wbs.handle');
  if (actor.kind !== 'staff') return [];
  const list = await newestTrustedList(db, config.wbsRootKey);
  const keys = list === 'none' || list === 'invalid' ? [] : list.body.keys;
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
  const { publicKey, verifyKey, sealed } = parsed(newKeySchema, typed);
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const keyId = await recipientKeyId(bytes(publicKey), bytes(verifyKey));
  await inTransaction(db, async (tx) => {
    const isNew = await insertRecipientKey(tx, {
      keyId: Buffer.from(keyId, 'base64url'),
      accountId: accountOf(actor),
      publicKey: Buffer.from(publicKey, 'base64url'),
      verifyKey: Buffer.from(verifyKey, 'base64url'),
      sealed,
      madeOn: officeDateAt(now())
    });
    if (!isNew) throw invalid('Kunci ini sudah tersimpan. Buat kunci baru dengan menekan tombolnya sekali lagi.');
    await recordWbsAudit(tx, { at: now(), actor, action: 'wbs.key_made', subject: '', details: { key: keyId } });
  });
  return keyId;
}

/** Keeps the same key sealed under a new passphrase. @throws DomainError `forbidden`, `not_found`, `invalid` */
export async function replaceSealedKey(
  { db, now }: WhistleblowingDependencies,
  actor: Actor,
  { keyId, sealed }: { readonly keyId: string; readonly sealed: unknown }
): Promise<void> {
  requireMay(actor, 'wbs.handle');
  const value = parsed(sealedKeySchema, sealed);
  await inTransaction(db, async (tx) => {
    const id = Buffer.from(keyId, 'base64url');
    if (!(await replaceSealed(tx, { keyId: id, accountId: accountOf(actor), sealed: value }))) {
      throw notFound('Kunci itu tidak ada. Muat ulang halamannya.');
    }
    await recordWbsAudit(tx, { at: now(), actor, action: 'wbs.key_resealed', subject: '', details: { key: keyId } });
  });
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
