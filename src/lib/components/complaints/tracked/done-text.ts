import * as m from '#lib/i18n/generated/messages.js';
import type { DoneStep } from './tracked-case.ts';

const texts: Readonly<Record<DoneStep, () => string>> = {
  replied: m.complaints_done_replied,
  withdrawn: m.complaints_done_withdrawn,
  reopened: m.complaints_done_reopened,
  rated: m.complaints_done_rated,
  subscribed: m.complaints_done_subscribed,
  erased: m.complaints_done_erased
};

export function doneText(step: DoneStep): string {
  return texts[step]();
}
