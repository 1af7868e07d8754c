import { z } from 'zod';
import type { MailConfig } from '#lib/server/config.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import type { JobQueue } from '#lib/server/jobs/boss.ts';
import { createSendMail, type SendMail } from './send-mail.ts';

const mailKinds = [
  'complaint_digest',
  'subscription_confirm',
  'complaint_update',
  'complaint_follow_up',
  'wbs_digest',
  'recipient_reset'
] as const;
export type MailKind = (typeof mailKinds)[number];

/** What lies in the queue: neither address nor words. The mail is written when it is sent, from what is true then. */
export const mailRequestSchema = z.object({
  kind: z.enum(mailKinds),
  /** Id of whom or what it is about: a staff account or a case. */
  about: z.uuid()
});
export type MailRequest = z.output<typeof mailRequestSchema>;

/** How use cases send mail. A program without a mail server has none. */
export interface Mailing {
  /** Public address of the site, without a slash at its end. */
  readonly origin: string;
  /** Sends after the transaction commits, and again while the server does not take it. */
  readonly request: (tx: Queryable, request: MailRequest) => Promise<void>;
  readonly send: SendMail;
}

/** For use cases that mail if they can. */
export interface MailDependencies {
  readonly mailing: Mailing | undefined;
}

export function createMailing(config: MailConfig | undefined, queue: JobQueue): Mailing | undefined {
  if (!config) return undefined;
  return {
    origin: config.origin,
    request: (tx, request) => queue.request(tx, 'send-mail', request),
    send: createSendMail(config)
  };
}
