import type { Secrets } from '#lib/server/auth/key-file.ts';
import type { Config } from '#lib/server/config.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';

/** What the use cases of whistleblowing work with. No log, no queue, no mail: nothing that could keep a trace of a reporter. */
export interface WhistleblowingDependencies extends Dependencies {
  readonly secrets: Secrets;
  readonly config: Pick<Config, 'wbsRootKey' | 'keyFile'>;
  /** Free bytes on the database's disk; left out, or undefined, when that is another machine's. */
  readonly freeDisk?: (() => Promise<number | undefined>) | undefined;
}
