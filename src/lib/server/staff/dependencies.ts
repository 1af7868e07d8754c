import type { Secrets } from '#lib/server/auth/key-file.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import type { SignInLimits } from '#lib/server/http/rate-limits.ts';

/** What the use cases of staff accounts work with. */
export interface StaffDependencies extends Dependencies {
  readonly secrets: Secrets;
  readonly signInLimits: SignInLimits;
}
