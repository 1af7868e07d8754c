import { randomBytes } from 'node:crypto';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { invalid } from '#lib/domain/errors.ts';
import { requireMay, type Actor } from '#lib/domain/staff/actor.ts';
import {
  followProblem,
  verifiedKeyList,
  type KeyListProblem,
  type TrustedKeyList
} from '#lib/domain/whistleblowing/key-list-rules.ts';
import { keyListSchema } from '#lib/domain/whistleblowing/wire-form.ts';
import { canonicalJson } from '#lib/protocol/wbs1/canonical.ts';
import type { SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { recordAudit } from '#lib/server/audit/service.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { newestEpoch, rememberEpoch } from './newest-epoch.ts';
import {
  findInstanceId,
  findNewestKeyList,
  insertInstance,
  insertKeyList,
  listKeyLists,
  lockKeyLists,
  type StoredKeyList
} from './key-repository.ts';

/** 32 bytes that stand for this installation, base64url; made once. */
export async function ensureInstanceId(db: Queryable): Promise<string> {
  const found = await findInstanceId(db);
  if (found) return found.toString('base64url');
  await insertInstance(db, randomBytes(32));
  return ((await findInstanceId(db)) ?? Buffer.alloc(0)).toString('base64url');
}

function signedList({ body, signature }: StoredKeyList): SignedKeyList {
  return { body: JSON.parse(body) as SignedKeyList['body'], signature: signature.toString('base64url') };
}

/** Every list that was ever loaded, oldest first, for readers of older messages and for the public history. */
export interface KeyListEntry extends SignedKeyList {
  readonly hash: string;
  readonly importedOn: string;
}

export async function keyListHistory(db: Queryable): Promise<KeyListEntry[]> {
  return (await listKeyLists(db)).map((row) => ({
    ...signedList(row),
    hash: row.hash.toString('base64url'),
    importedOn: row.importedOn
  }));
}

export type NewestList = TrustedKeyList | 'none' | 'invalid';

/** The newest list, verified again: a row that somebody changed in the database is worth nothing. */
export async function newestTrustedList(db: Queryable, rootKey: string | undefined): Promise<NewestList> {
  const newest = await findNewestKeyList(db);
  if (!newest) return 'none';
  const parsed = keyListSchema.safeParse(signedList(newest));
  if (!parsed.success || rootKey === undefined) return 'invalid';
  const trust = { rootKey, instanceId: await ensureInstanceId(db) };
  const verdict = await verifiedKeyList(nativeSigning, parsed.data, trust);
  return verdict.ok ? verdict.list : 'invalid';
}

/**
 * Loads a list that the ceremony's page signed. The root key's signature is what counts, not who loads it.
 *
 * @param text the file's content
 * @throws DomainError `forbidden`, `invalid` with what is wrong
 */
export async function importKeyList(
  { db, now, config }: WhistleblowingDependencies,
  actor: Actor,
  text: string
): Promise<TrustedKeyList> {
  requireMay(actor, 'wbs.keys');
  const { wbsRootKey: rootKey } = config;
  if (rootKey === undefined) throw invalid(importProblemTexts.no_root_key);
  const signed = parseList(text);
  const today = officeDateAt(now());
  const instanceId = await ensureInstanceId(db);
  const loaded = await inTransaction(db, async (tx) => {
    await lockKeyLists(tx);
    const verdict = await verifiedKeyList(nativeSigning, signed, { rootKey, instanceId });
    if (!verdict.ok) throw refused(verdict.problem);
    const { list } = verdict;
    const newest = await newestTrustedList(tx, rootKey);
    const problem = newest === 'invalid' ? 'chain' : followProblem(list, newest === 'none' ? undefined : newest, today);
    // After an older backup the lists are loaded again in order; those in between may have expired meanwhile.
    const isKnown = list.body.epoch < (await newestEpoch(config.keyFile, instanceId));
    if (problem !== undefined && !(problem === 'expired' && isKnown)) throw refused(problem);
    await insertKeyList(tx, {
      epoch: list.body.epoch,
      body: canonicalJson(signed.body as never),
      signature: Buffer.from(signed.signature, 'base64url'),
      hash: Buffer.from(list.hash, 'base64url'),
      importedOn: today
    });
    const details = { keys: list.body.keys.length, hash: list.hash };
    await recordAudit(tx, { at: now(), actor, action: 'wbs.key_list', subject: String(list.body.epoch), details });
    return list;
  });
  await rememberEpoch(config.keyFile, instanceId, loaded.body.epoch);
  return loaded;
}

function parseList(text: string): SignedKeyList {
  try {
    return keyListSchema.parse(JSON.parse(text));
  } catch {
    throw invalid(importProblemTexts.shape, { list: importProblemTexts.shape });
  }
}

const refused = (problem: KeyListProblem) =>
  invalid(importProblemTexts[problem], { list: importProblemTexts[problem] });

export const importProblemTexts: Readonly<Record<KeyListProblem | 'shape' | 'no_root_key', string>> = {
  no_root_key: 'Kunci induk belum dipasang. Isi WBS_ROOT_KEY di server lebih dahulu, lalu nyalakan ulang programnya.',
  shape: 'Berkas ini bukan daftar kunci. Pilih berkas yang disimpan halaman upacara kunci.',
  signature:
    'Tanda tangannya bukan dari kunci induk yang terpasang. Buat lagi daftarnya dengan kunci induk yang benar.',
  instance: 'Daftar ini dibuat untuk pemasangan lain. Masukkan tanda pengenal situs ini saat upacara kunci.',
  key_id: 'Sebuah kunci di daftar ini tidak sesuai dengan tanda pengenalnya. Salin lagi kunci dari halaman penerima.',
  duplicate_key: 'Sebuah kunci tercantum dua kali. Buat lagi daftarnya.',
  days: 'Tanggal di daftar ini tidak masuk akal, atau berlaku lebih dari 100 hari. Buat lagi daftarnya.',
  expired: 'Masa berlaku daftar ini sudah habis. Buat daftar baru.',
  not_yet: 'Daftar ini baru berlaku kemudian hari. Muat pada hari itu.',
  older: 'Daftar ini sudah dimuat, atau lebih lama dari yang berlaku.',
  shared_post:
    'Dua kunci dengan fungsi dan kantor yang sama berlaku pada hari yang sama. Bila dua orang, bedakan fungsinya (misalnya Anggota 1 dan Anggota 2). Bila satu orang, akhiri kunci lamanya sebelum yang baru mulai.',
  chain: 'Daftar ini tidak menyambung daftar terakhir. Buat lagi dari daftar yang berlaku sekarang.'
};
