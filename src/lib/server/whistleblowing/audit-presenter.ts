import type { AuditEntry } from '#lib/domain/audit/entry.ts';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import { reportStates, reportStateNames } from '#lib/domain/whistleblowing/report-state.ts';
import { wbsActionNames, type WbsAuditVerdict } from './audit.ts';
import { shortName } from './desk-presenter.ts';

/** An entry in words; `names` holds the accounts' names by id. */
export function presentWbsEntry(
  { number, at, actor, action, subject, details }: AuditEntry,
  names: ReadonlyMap<string, string>
) {
  const state = reportStates.find((code) => code === details.to);
  return {
    number,
    at: formatDateTime(at.getTime()),
    actor: names.get(actor) ?? 'Program',
    action: action in wbsActionNames ? wbsActionNames[action as keyof typeof wbsActionNames] : action,
    subject: subject === '' ? '–' : shortName(subject),
    details: state
      ? `menjadi ${reportStateNames[state].id.toLowerCase()}`
      : details.again === true
        ? 'sekali lagi, setelah data lama dipulihkan'
        : ''
  };
}

/** The verdict on the chain, with the day in words where a seal of that day denies it. */
export function presentWbsVerdict(verdict: WbsAuditVerdict) {
  if (verdict.ok) return verdict;
  const { broken, sealedAt } = verdict;
  return { ok: false as const, broken, sealedAt: sealedAt && formatDateTime(sealedAt.getTime()) };
}
