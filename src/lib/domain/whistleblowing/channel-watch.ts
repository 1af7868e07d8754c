import { addDays, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { gateOf, type ClosedReason, type GateFacts } from './gate.ts';
import { liveRecipients } from './key-list-rules.ts';

/** What will close the channel, or has closed it. */
export type ChannelWarning =
  | { readonly kind: 'closed'; readonly reason: ClosedReason }
  | { readonly kind: 'list_ends' | 'key_ends'; readonly on: OfficeDate };

/** Days before the end of a list or of a key: a ceremony takes days to call. */
export const warnDaysBefore = 21;

/**
 * What the office has to mend soon so that people can report. A key whose holder has another one that stays is no reason: that is
 * how keys are exchanged. Empty without a root key: then the office has not begun.
 */
export function channelWarnings(facts: GateFacts): ChannelWarning[] {
  if (!facts.hasRootKey) return [];
  const gate = gateOf(facts);
  if (!gate.open) return [{ kind: 'closed', reason: gate.reason }];
  const { body } = gate.list;
  const soon = addDays(facts.today, warnDaysBefore);
  const warnings: ChannelWarning[] = body.notAfter <= soon ? [{ kind: 'list_ends', on: body.notAfter }] : [];
  const keys = liveRecipients(body, facts.today).filter(({ keyId }) => facts.reachable.has(keyId));
  const staying = new Set(
    keys.filter(({ to }) => to === null || to > soon).map(({ keyId }) => facts.reachable.get(keyId))
  );
  const ends = keys
    .filter(({ keyId }) => !staying.has(facts.reachable.get(keyId)))
    .map(({ to }) => to ?? body.notAfter)
    .sort();
  return ends[0] === undefined ? warnings : [...warnings, { kind: 'key_ends', on: ends[0] }];
}
