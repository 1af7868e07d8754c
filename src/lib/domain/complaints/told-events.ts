import type { EventKind } from './case-event.ts';

/** Events that a complainant who wants updates is told of: steps of the case, words of the office, and that their code was replaced. */
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
  'message',
  'new_code'
] as const satisfies readonly EventKind[];

/** Nobody is told of what they did themselves. */
export const untoldActor = 'complainant';
