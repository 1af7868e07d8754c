import { ratingSchema, reasonSchema, replySchema, updatesSchema } from '#lib/domain/complaints/complainant-forms.ts';
import {
  rateHandling,
  reopenComplaint,
  replyAsComplainant,
  withdrawComplaint
} from '#lib/server/complaints/complainant-actions.ts';
import { eraseIdentity } from '#lib/server/complaints/own-data.ts';
import { subscribe } from '#lib/server/complaints/subscriptions.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { plainStep, readStep, trackedAction } from './tracked-action.ts';

export const load = () => ({ mails: currentRuntime().config.mail !== undefined });

/** Everything comes by POST: the code stands in the body, and in nothing that is kept or handed on. */
export const actions = {
  buka: trackedAction(undefined, async () => ({})),
  balas: trackedAction(
    'replied',
    readStep(replySchema, (deps, code, reply, files) => replyAsComplainant(deps, code, { ...reply, files }))
  ),
  cabut: trackedAction('withdrawn', plainStep(withdrawComplaint)),
  bukakembali: trackedAction('reopened', readStep(reasonSchema, reopenComplaint)),
  nilai: trackedAction('rated', readStep(ratingSchema, rateHandling)),
  kabari: trackedAction(
    'subscribed',
    readStep(updatesSchema, (deps, code, { email }) => subscribe(deps, code, email))
  ),
  hapus: trackedAction('erased', plainStep(eraseIdentity))
};
