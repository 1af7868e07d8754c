import { createTransport, type NodemailerError } from 'nodemailer';
import type { MailConfig } from '#lib/server/config.ts';

/** One mail to one person: plain text, and no more about a case than its number and a link. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Address of a page that ends such mails. */
  readonly unsubscribeUrl?: string;
}

/** `refused`: the server answered and will not take this mail ever. `failed`: worth another try. */
export type MailOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused' | 'failed'; /** Code such as ECONNREFUSED. */ readonly problem: string };

/** @param id names the message: tried again, it stays the same message for the mailbox */
export type SendMail = (mail: Mail, id: string) => Promise<MailOutcome>;

export interface MailTimeouts {
  /** Milliseconds until connected, until greeted, and between two answers. */
  readonly step: number;
  /** Milliseconds for everything, against a server that answers just often enough. */
  readonly whole: number;
}

const usualTimeouts: MailTimeouts = { step: 10_000, whole: 60_000 };
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Sends by a connection per mail: there are few, and none is lost with a connection that went stale. Never rejects. */
export function createSendMail({ smtpUrl, from }: MailConfig, timeouts: MailTimeouts = usualTimeouts): SendMail {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    ...(port && { port: Number(port) }),
    secure,
    // A password travels encrypted, except to this machine itself.
    requireTLS: !secure && username !== '' && !loopback.has(hostname),
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    dnsTimeout: timeouts.step,
    connectionTimeout: timeouts.step,
    greetingTimeout: timeouts.step,
    socketTimeout: timeouts.step,
    disableFileAccess: true,
    disableUrlAccess: true
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);

  return async ({ to, subject, text, unsubscribeUrl }, id) => {
    try {
      await transport.sendMail({
        from,
        // As an object it is one recipient, whatever it holds; text would be read as a list of them.
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribeUrl && { 'List-Unsubscribe': `<${unsubscribeUrl}>` })
        },
        signal: AbortSignal.timeout(timeouts.whole)
      });
      return { outcome: 'sent' };
    } catch (problem) {
      return outcomeOf(problem as NodemailerError);
    }
  };
}

function outcomeOf({ code, originalCode, responseCode, permanent, command }: NodemailerError): MailOutcome {
  const name = originalCode ?? code ?? 'UNKNOWN';
  const problem = responseCode === undefined ? name : `${name} ${responseCode}`;
  // Only what the server says about this recipient or this message is final; a refused sender or password can be mended.
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
  return { outcome: permanent === true && aboutThisMail ? 'refused' : 'failed', problem };
}
