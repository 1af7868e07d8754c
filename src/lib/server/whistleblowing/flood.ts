import { difficultyAfter } from '#lib/domain/abuse/difficulty.ts';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { attachmentRefusal, mebibyte, type AttachmentRefusal } from '#lib/domain/files/attachment-budget.ts';
import { attachmentBudget } from '#lib/domain/settings/setting-readings.ts';
import type { Settings } from '#lib/domain/settings/setting-registry.ts';
import { challengeLifeMs, isProven, newChallenge, readChallenge, seedOf } from '#lib/server/abuse/challenge.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { addToHour, databaseBytes, findHour, spendNonce } from './flood-repository.ts';

/** Work a device may be asked for; bound to this form, made once, counted once. */
export interface OfferedChallenge {
  readonly token: string;
  readonly nonce: string;
  /** 0: nothing is asked. */
  readonly bits: number;
}

/** What a device sends back. */
export interface Proof {
  readonly token: string;
  readonly proof: string;
}

const guarded = { form: 'wbs', submissionId: '' } as const;

export async function newWbsChallenge(
  { db, now, secrets }: WhistleblowingDependencies,
  hourlyBudget: number
): Promise<OfferedChallenge> {
  const { reports } = await findHour(db);
  const { token, nonce, bits } = newChallenge(secrets, guarded, difficultyAfter(reports, hourlyBudget), now());
  return { token, nonce, bits };
}

/**
 * Counts a report, and says whether it goes to the list apart: in a flood, without the work it was asked for, or with a challenge
 * that was used before. It is taken in any case.
 */
export async function countReport(
  { now, secrets }: WhistleblowingDependencies,
  tx: Queryable,
  hourlyBudget: number,
  sent: Proof | null | undefined
): Promise<{ readonly quarantined: boolean }> {
  const { reports } = await findHour(tx);
  await addToHour(tx, { reports: 1, bytes: 0 });
  const bits = difficultyAfter(reports, hourlyBudget);
  const challenge = sent ? readChallenge(secrets, guarded, sent.token) : undefined;
  const isFresh = challenge !== undefined && now() - challenge.issuedAt < challengeLifeMs;
  const isFirst = challenge === undefined || (await spendNonce(tx, seedOf(challenge), officeDateAt(now())));
  if (bits === 0) return { quarantined: !isFirst };
  const earned = isFresh && challenge.bits > 0 && isFirst && isProven(challenge, sent?.proof ?? '');
  return { quarantined: !earned };
}

/** Why so many bytes of a file are not taken now; undefined when they were counted. */
export async function takeBytes(
  { freeDisk }: WhistleblowingDependencies,
  tx: Queryable,
  settings: Settings,
  bytes: number
): Promise<AttachmentRefusal | undefined> {
  const budget = { ...attachmentBudget(settings), bytesPerHour: settings['wbs.hourly_megabytes'] * mebibyte };
  const { bytes: lastHour } = await findHour(tx);
  const facts = { lastHour, database: await databaseBytes(tx), freeDisk: await freeDisk?.() };
  const refusal = attachmentRefusal(budget, facts, { bytes, from: 'public' });
  if (refusal === undefined) await addToHour(tx, { reports: 0, bytes });
  return refusal;
}

/** When the form that carries the token was made; undefined for a token that is not ours. */
export function issuedAtOf(
  { secrets }: Pick<WhistleblowingDependencies, 'secrets'>,
  token: string
): number | undefined {
  return readChallenge(secrets, guarded, token)?.issuedAt;
}
