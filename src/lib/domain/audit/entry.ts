/** Ids, codes and counts only: what a value was never enters the log. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface AuditEntry {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  /** Thing and act, such as `round.publish`. */
  readonly action: string;
  /** Id of what was acted on, such as `pelayanan-publik/2026-tw4`. */
  readonly subject: string;
  readonly details: AuditDetails;
}

/** The entry as one text that is the same however the database orders the keys of `details`; the chain hashes it. */
export function canonicalEntry({ number, at, actor, action, subject, details }: AuditEntry): string {
  const sorted = Object.keys(details)
    .sort()
    .map((key) => [key, details[key]]);
  return JSON.stringify([number, at.toISOString(), actor, action, subject, sorted]);
}
