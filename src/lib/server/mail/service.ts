import { addDays, officeDateAt, startOfOfficeDate } from '#lib/domain/calendar/office-date.ts';
import type { Dependencies, ReadDependencies } from '#lib/server/dependencies.ts';
import { mailRequestSchema, type MailDependencies, type Mailing, type MailRequest } from './mailing.ts';
import { deleteDeliveriesBefore, findFirstFailure, insertDelivery } from './repository.ts';
import type { Mail } from './send-mail.ts';

export type { Mail } from './send-mail.ts';
export type { MailDependencies, Mailing, MailKind, MailRequest } from './mailing.ts';

const keptDays = 90;

/** Writes the mail asked for; undefined when nobody wants it any more. */
export type WriteMail = (request: MailRequest) => Promise<Mail | undefined>;

/**
 * One try at a mail of the queue, with a row that says what became of it.
 *
 * @param id the job's, the same at each try
 * @param accepted what follows once the mail server took it; when that fails, the mail is tried again
 * @throws Error when another try is worth it
 */
export async function deliverMail(
  { db, now, mailing }: Dependencies & { readonly mailing: Mailing },
  write: WriteMail,
  data: object,
  id: string,
  accepted?: (request: MailRequest) => Promise<void>
): Promise<void> {
  const request = mailRequestSchema.parse(data);
  const mail = await write(request);
  if (!mail) return;
  const result = await mailing.send(mail, id);
  const problem = result.outcome === 'sent' ? null : result.problem;
  await insertDelivery(db, { kind: request.kind, triedAt: new Date(now()), outcome: result.outcome, problem });
  if (result.outcome === 'sent') await accepted?.(request);
  if (result.outcome === 'failed') throw new Error(`The mail server did not take a mail (${result.problem})`);
}

export interface MailTrouble {
  /** Milliseconds since 1970 UTC. */
  readonly since: number;
  /** Code of the first failure, such as ECONNREFUSED. */
  readonly problem: string;
}

/** Since when no mail has got through; undefined while mail works or nothing was to be sent. */
export async function findMailTrouble({
  db,
  mailing
}: ReadDependencies & MailDependencies): Promise<MailTrouble | undefined> {
  const failure = mailing && (await findFirstFailure(db));
  return failure && { since: failure.triedAt.getTime(), problem: failure.problem ?? 'UNKNOWN' };
}

/** Rows about mails are logs: kept 90 days (regulations.md §7.1). */
export async function deleteOldDeliveries({ db, now }: Dependencies): Promise<void> {
  const before = startOfOfficeDate(addDays(officeDateAt(now()), -keptDays));
  await deleteDeliveriesBefore(db, new Date(before));
}
