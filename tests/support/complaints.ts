import { randomUUID } from 'node:crypto';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { complaintSchema, type ComplaintForm } from '#lib/domain/complaints/complaint-form.ts';
import { DomainError } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { secretsFrom } from '#lib/server/auth/key-file.ts';
import type { ComplaintDependencies } from '#lib/server/complaints/dependencies.ts';
import { submitComplaint, type Submission } from '#lib/server/complaints/submit-complaint.ts';
import type { Database } from '#lib/server/db/client.ts';

/** A Tuesday. */
export const tuesday = epochOf('2026-11-24T09:30:00+08:00');

export interface TestClock {
  time: number;
}

export function complaintDependencies(db: Database, clock: TestClock): ComplaintDependencies {
  return { db, secrets: secretsFrom(Buffer.alloc(32, 7)), now: () => clock.time };
}

export function complaintForm(change: Record<string, unknown> = {}): ComplaintForm {
  return complaintSchema('2026-11-24').parse({
    class: 'complaint',
    category: 'service_time',
    description: 'Loket tutup sebelum jam layanan berakhir.',
    subject: 'Loket tutup lebih awal',
    occurredOn: '2026-11-23',
    place: 'Loket 2',
    identity: 'identified',
    name: 'Warga Uji',
    address: 'Jalan Yos Sudarso 1',
    phone: '0812 3456 7890',
    email: 'warga@example.org',
    ...change
  });
}

export const newSubmission = (change: Partial<Submission> = {}): Submission => ({
  submissionId: randomUUID(),
  channel: 'web',
  form: complaintForm(),
  files: [],
  quarantined: false,
  ...change
});

/** A complaint from the site, with the code its complainant got. */
export async function submitted(
  deps: ComplaintDependencies,
  change: Partial<Submission> = {},
  locale: Locale = 'id'
): Promise<{ code: string; registerNumber: string; id: string; submissionId: string }> {
  const submission = newSubmission(change);
  const { receipt, code = '' } = await submitComplaint(deps, submission, locale);
  const [row] = await deps.db.$client<{ id: string }[]>`
    select id from complaints where register_number = ${receipt.registerNumber}`;
  return { code, registerNumber: receipt.registerNumber, id: row?.id ?? '', submissionId: submission.submissionId };
}

/** A complaint officer, whom cases can be given to. */
export async function makeOfficer(db: Database, name = 'Petugas Uji'): Promise<Actor & { kind: 'staff' }> {
  const accountId = randomUUID();
  await db.$client`
    insert into staff_accounts (id, email, name, role, password_hash, created_at, activated_at)
    values (${accountId}, ${`${accountId}@example.org`}, ${name}, 'complaint_officer', 'x', now(), now())`;
  return { kind: 'staff', accountId, role: 'complaint_officer' };
}

/** The refusal a use case answered with. */
export async function refusal(work: () => unknown): Promise<DomainError> {
  try {
    await work();
  } catch (problem) {
    if (problem instanceof DomainError) return problem;
    throw problem;
  }
  throw new Error('not refused');
}
