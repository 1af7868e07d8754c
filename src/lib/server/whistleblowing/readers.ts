import type { Queryable } from '#lib/server/db/client.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { keyBytes } from './held-case.ts';
import { listedReaders } from './listed-readers.ts';
import { findReaderless, hasOpenReportBeyond, noteReaderless } from './reader-repository.ts';

/**
 * Notes whether an open report lies sealed to nobody who can read it: its readers' accounts ended, or the list of keys names them no
 * more. Once a night, and as a yes or no: asked at once, a page would tell whose account's end makes which report unreadable.
 */
export async function noteReaderlessReports(deps: WhistleblowingDependencies): Promise<void> {
  const readers = (await listedReaders(deps)).keys.map(({ keyId }) => keyBytes(keyId));
  await noteReaderless(deps.db, await hasOpenReportBeyond(deps.db, readers));
}

/** What the last night found. */
export const lacksReader = (db: Queryable): Promise<boolean> => findReaderless(db);
