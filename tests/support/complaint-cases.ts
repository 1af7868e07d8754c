import { randomUUID } from 'node:crypto';
import type { Category } from '#lib/domain/complaints/category.ts';
import type { ComplaintChannel } from '#lib/domain/complaints/complaint-channel.ts';
import { hasEnded, type ComplaintState } from '#lib/domain/complaints/complaint-state.ts';
import type { IdentityChoice } from '#lib/domain/complaints/identity-choice.ts';
import { registerNumber } from '#lib/domain/complaints/register-number.ts';
import type { Database } from '#lib/server/db/client.ts';
import { complaintEvents, complaints } from '#lib/server/db/schema/complaints.ts';

export interface CaseStory {
  readonly sequence: number;
  readonly receivedOn: string;
  /** State and day of each step after the receipt. */
  readonly steps?: readonly (readonly [ComplaintState, string])[];
  readonly category?: Category;
  readonly channel?: ComplaintChannel;
  readonly identity?: IdentityChoice;
  readonly quarantined?: boolean;
  readonly publicSummary?: string;
  /** Who took the steps after the receipt. */
  readonly actor?: string;
}

const noon = (day: string) => new Date(`${day}T04:00:00Z`);

/** A case with its history, put into the tables as the use cases would have left it. */
export async function makeCase(db: Database, story: CaseStory): Promise<string> {
  const { sequence, receivedOn, steps = [], publicSummary = null } = story;
  const id = randomUUID();
  const [year = 0, month = 0] = receivedOn.split('-').map(Number);
  const [state, since] = steps.at(-1) ?? (['received', receivedOn] as const);
  await db.insert(complaints).values({
    id,
    submissionId: randomUUID(),
    registerYear: year,
    registerSequence: sequence,
    registerNumber: registerNumber(year, month, sequence),
    class: 'complaint',
    oversight: false,
    category: story.category ?? 'service_time',
    channel: story.channel ?? 'web',
    identity: story.identity ?? 'anonymous',
    state,
    quarantined: story.quarantined ?? false,
    receivedAt: noon(receivedOn),
    receivedOn,
    verifyDueOn: receivedOn,
    firstResponseDueOn: receivedOn,
    endedOn: hasEnded(state) ? since : null,
    publicSummary,
    publishedOn: publicSummary === null ? null : receivedOn
  });
  const moves: readonly (readonly [ComplaintState, string])[] = [['received', receivedOn], ...steps];
  await db.insert(complaintEvents).values(
    moves.map(([toState, onDate], place) => ({
      complaintId: id,
      at: noon(onDate),
      onDate,
      kind: place === 0 ? 'receive' : toState,
      fromState: moves[place - 1]?.[0] ?? null,
      toState,
      actor: story.actor ?? 'demo'
    }))
  );
  return id;
}
