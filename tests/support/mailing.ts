import type { Mail, Mailing, MailRequest } from '#lib/server/mail/service.ts';

export interface TestMailing {
  readonly mailing: Mailing;
  /** What use cases asked for; of transactions that failed, too. */
  readonly requests: MailRequest[];
}

/** A mailing that notes what it is asked for, and sends nothing. */
export function notedMailing(): TestMailing {
  const requests: MailRequest[] = [];
  return {
    requests,
    mailing: {
      origin: 'https://suara.example',
      request: (_tx, request) => {
        requests.push(request);
        return Promise.resolve();
      },
      send: () => Promise.resolve({ outcome: 'sent' })
    }
  };
}

/** The token in a mail's link. */
export const tokenIn = (mail: Mail | undefined): string =>
  /\/pengaduan\/email\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
