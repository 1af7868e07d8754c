import { deliverMail } from '#lib/server/mail/service.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import type { RequestedJob } from './boss.ts';
import { mailWriter } from './mail-writer.ts';

/** Work that use cases ask for. Without a mail server its mails wait, for when there is one again. */
export function requestedJobs(runtime: Runtime): RequestedJob[] {
  const write = mailWriter(runtime);
  return runtime.mailing ? [{ name: 'send-mail', run: (data, id) => deliverMail(runtime, write, data, id) }] : [];
}
