import type { EventKind } from './case-event.ts';

/** Events that a complainant who wants updates is told of: steps of the case, and words of the office. */
export const toldEventKinds = [
  'verify',
  'ask_completion',
  'complete',
  'accept',
  'answer',
  'close',
  'reopen',
  'forward',
  'reject',
  'lapse',
  'merge',
  'lead',
  'message'
] as const satisfies readonly EventKind[];

/** Nobody is told of what they did themselves. */
export const untoldActor = 'complainant';
