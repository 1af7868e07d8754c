import { auditActionName, auditDetail, auditProgramName, auditSubjectName } from '#lib/domain/audit/action-names.ts';
import type { AuditEntry } from '#lib/domain/audit/entry.ts';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';

export interface PresentedEntry {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: string;
}

/** An entry in words; `names` holds the accounts' names by id, which the log itself does not know. */
export function presentEntry(entry: AuditEntry, names: ReadonlyMap<string, string>): PresentedEntry {
  const { number, at, actor, action, subject, details } = entry;
  return {
    number,
    at: formatDateTime(at.getTime()),
    actor: names.get(actor) ?? auditProgramName(actor) ?? actor,
    action: auditActionName(action),
    subject: subject === actor ? 'akun sendiri' : (names.get(subject) ?? auditSubjectName(subject)),
    details: Object.entries(details)
      .map(([key, value]) => auditDetail(key, value))
      .join(', ')
  };
}
