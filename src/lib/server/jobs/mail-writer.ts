import {
  noteFollowUpAsked,
  writeConfirmationMail,
  writeDigestMail,
  writeFollowUpMail,
  writeUpdateMail,
  type ComplaintDependencies
} from '#lib/server/complaints/service.ts';
import type { Mail, Mailing, MailKind, MailRequest, WriteMail } from '#lib/server/mail/service.ts';
import { writeRecipientResetMail, writeWbsDigestMail } from '#lib/server/whistleblowing/service.ts';

type Writer = (deps: ComplaintDependencies, mailing: Mailing, about: string) => Promise<Mail | undefined>;

const writers: Readonly<Record<MailKind, Writer>> = {
  complaint_digest: writeDigestMail,
  subscription_confirm: writeConfirmationMail,
  complaint_update: writeUpdateMail,
  complaint_follow_up: writeFollowUpMail,
  wbs_digest: writeWbsDigestMail,
  recipient_reset: writeRecipientResetMail
};

/** Lets the area that knows what a mail says write it. */
export function mailWriter(deps: ComplaintDependencies, mailing: Mailing): WriteMail {
  return ({ kind, about }) => writers[kind](deps, mailing, about);
}

/** Tells the same area that the mail server took one. */
export function mailAccepted(deps: ComplaintDependencies): (request: MailRequest) => Promise<void> {
  return async ({ kind, about }) => {
    if (kind === 'complaint_follow_up') await noteFollowUpAsked(deps, about);
  };
}
