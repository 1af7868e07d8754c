import { z } from 'zod';
import { formatMonth } from '#lib/domain/calendar/month.ts';
import { categories } from '#lib/domain/complaints/category.ts';
import { complaintChannels } from '#lib/domain/complaints/complaint-channel.ts';
import type { FrozenRecap } from './recap.ts';

const count = z.int().nonnegative();
const share = z.number().min(0).max(100).nullable();

/** A frozen month as the API gives it: counts only. */
export const recapAnswerSchema = z
  .object({
    month: z.string().meta({ example: '2026-11' }),
    version: z.int().meta({ description: '1, and one more with each correction.' }),
    frozen_at: z.iso.datetime(),
    carried_over: count,
    received: count,
    rejected_or_withdrawn: count,
    to_follow_up: count.meta({ description: 'carried_over + received − rejected_or_withdrawn = in_process + done' }),
    in_process: count,
    done: count,
    forwarded: count.meta({ description: 'Of done: handed to the competent body.' }),
    answered: count,
    answered_on_time: count,
    done_rate: share.meta({ description: 'Per cent of to_follow_up; null of nothing.' }),
    on_time_rate: share.meta({ description: 'Per cent of answered; null of nothing.' }),
    by_category: z.record(z.enum(categories), count),
    by_channel: z.record(z.enum(complaintChannels), count)
  })
  .meta({ id: 'ComplaintRecap' });

export function presentRecapJson({ recap, version, frozenAt }: FrozenRecap): z.infer<typeof recapAnswerSchema> {
  const shareOf = (hundredths: number | null) => (hundredths === null ? null : hundredths / 100);
  return {
    month: formatMonth(recap),
    version,
    frozen_at: frozenAt.toISOString(),
    carried_over: recap.carriedOver,
    received: recap.received,
    rejected_or_withdrawn: recap.rejectedOrWithdrawn,
    to_follow_up: recap.toFollowUp,
    in_process: recap.inProcess,
    done: recap.done,
    forwarded: recap.forwarded,
    answered: recap.answered,
    answered_on_time: recap.answeredOnTime,
    done_rate: shareOf(recap.doneRate),
    on_time_rate: shareOf(recap.onTimeRate),
    by_category: { ...recap.byCategory },
    by_channel: { ...recap.byChannel }
  };
}
