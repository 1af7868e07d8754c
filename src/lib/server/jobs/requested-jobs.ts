import { deliverMail } from '#lib/server/mail/service.ts';
import type { Runtime } from '#lib/server/runtime.ts';
import type { RequestedJob } from './boss.ts';
import { mailAccepted, mailWriter } from './mail-writer.ts';

/** Work that use cases ask for. Without a mail server its mails wait three days for one. */
export function requestedJobs(runtime: Runtime): RequestedJob[] {
  const { mailing } = runtime;
  if (!mailing) return [];
  const write = mailWriter(runtime, mailing);
  const accepted = mailAccepted(runtime);
  return [{ name: 'send-mail', run: (data, id) => deliverMail({ ...runtime, mailing }, write, data, id, accepted) }];
}
