import type { Secrets } from '#lib/server/auth/key-file.ts';
import type { ConfirmationLimits } from '#lib/server/http/rate-limits.ts';
import type { MailDependencies } from '#lib/server/mail/service.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import type { FaultLog } from './for-each-case.ts';

/** What asking for e-mail updates works with besides. */
export interface UpdatesDependencies extends ComplaintDependencies, MailDependencies {
  readonly confirmationLimits: ConfirmationLimits;
}

/** What the use cases of complaints work with: the key file opens what people wrote. */
export interface ComplaintDependencies extends Dependencies {
  readonly secrets: Secrets;
  /** Where jobs say which case they could not do. */
  readonly log?: FaultLog | undefined;
  /** Free bytes on the database's disk; left out, or undefined, when that is another machine's. */
  readonly freeDisk?: (() => Promise<number | undefined>) | undefined;
}
