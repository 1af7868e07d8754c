import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { purgeHold, type ClosedReport, type PurgeHold } from '#lib/domain/whistleblowing/retention.ts';
import { signingKey, type Lists } from '#lib/domain/whistleblowing/mailbox-view.ts';
import { areSignersInTurn } from '#lib/domain/whistleblowing/signers.ts';
import { verifyMessage } from '#lib/protocol/wbs1/message.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { messageFromWire } from '#lib/protocol/wbs1/wire.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { asRecipient } from './access-repository.ts';
import { listWraps } from './case-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { listedReaders } from './listed-readers.ts';
import { wireMessageOf, type MessageRow } from './message-row.ts';
import { trustedBodies } from './key-list.ts';
import { findLastStep, findReporterSeq, listSpeakers, type PurgeCandidate } from './purge-repository.ts';

/** What says who may have read a report, and whose signature counts. */
export interface Witnesses {
  /** Keys, base64url, that the list in force names and whose holders can sign in; also those whose time is over. */
  readonly readers: ReadonlySet<string>;
  /** Every list that the root key signed, by hash. */
  readonly lists: Lists;
}

export async function loadWitnesses(deps: WhistleblowingDependencies): Promise<Witnesses> {
  const today = officeDateAt(deps.now());
  const reading = (await listedReaders(deps)).keys.filter(({ from }) => from <= today);
  return { readers: new Set(reading.map(({ keyId }) => keyId)), lists: await trustedBodies(deps) };
}

/** What decides whether a closed report may be erased. */
export async function closedReportOf(
  tx: Queryable,
  { id, closedOn, purgeOn }: PurgeCandidate,
  { readers, lists }: Witnesses
): Promise<ClosedReport> {
  const step = await findLastStep(tx, id);
  const holders = (await listWraps(tx, id)).filter(({ keyId }) => readers.has(text(keyId)));
  return {
    closedOn,
    purgeOn,
    lastStep: step && (await isSigned(tx, step, lists)) ? { seq: step.seq, day: step.day } : undefined,
    reporterSeq: await findReporterSeq(tx, id),
    readSeqs: holders.map(({ readSeq }) => readSeq)
  };
}

/**
 * By a key that the recipients' own pages take the message from, too: of the list that it names, which is none older than what was
 * written before. A row that somebody wrote into the database is no step, nor is one by a key that later lists leave out.
 */
async function isSigned(tx: Queryable, row: MessageRow, lists: Lists): Promise<boolean> {
  const { reportList, strand } = await listSpeakers(tx, row);
  const speakers = strand.map(({ sender, keyListHash, signedBy }) => ({
    header: { sender, keyList: text(keyListHash) },
    signedBy: signedBy && text(signedBy)
  }));
  const list = lists.get(text(row.keyListHash));
  const key = list && signingKey(list, row.signedBy ? text(row.signedBy) : '');
  if (!key || row.sender !== 'office' || !areSignersInTurn(speakers, lists, text(reportList))) return false;
  const verifyKey = new Uint8Array(Buffer.from(key.vk, 'base64url'));
  return verifyMessage(nativeSigning, messageFromWire(wireMessageOf(row)), verifyKey);
}

/**
 * What holds closed reports back whose day has come, by id (hexadecimal). A report that is not in it is erased on its day.
 *
 * @param keyIds keys of the recipient who asks, who holds them
 */
export async function listPurgeHolds(
  deps: WhistleblowingDependencies,
  keyIds: readonly Buffer[],
  reports: readonly PurgeCandidate[]
): Promise<Map<string, PurgeHold>> {
  const today = officeDateAt(deps.now());
  const over = reports.filter(({ purgeOn }) => purgeOn !== null && purgeOn <= today);
  if (over.length === 0) return new Map();
  const witnesses = await loadWitnesses(deps);
  return asRecipient(deps.db, keyIds, async (tx) => {
    const holds = new Map<string, PurgeHold>();
    for (const report of over) {
      const hold = purgeHold(await closedReportOf(tx, report, witnesses));
      if (hold) holds.set(report.id.toString('hex'), hold);
    }
    return holds;
  });
}

const text = (bytes: Buffer): string => bytes.toString('base64url');
