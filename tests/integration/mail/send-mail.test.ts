import { afterEach, describe, expect, it } from 'vitest';
import { createSendMail, type Mail, type MailOutcome, type MailTimeouts } from '#lib/server/mail/send-mail.ts';
import { smtpRefusal, startOddServer, startSmtp, type TestSmtp } from '#tests/support/smtp.ts';

const id = '0b9c7c1e-5d0e-4c5e-9a2b-000000000001';
const mail: Mail = {
  to: 'warga@warga.example',
  subject: 'Perkembangan pengaduan DUMAS/2026/XI/0007',
  text: 'Ada kabar baru — buka halamannya.\n\nhttps://suara.example/pengaduan/lacak\n',
  unsubscribeUrl: 'https://suara.example/pengaduan/email/abc'
};
const running: Pick<TestSmtp, 'stop'>[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function started<Server extends Pick<TestSmtp, 'stop'>>(server: Promise<Server>): Promise<Server> {
  running.push(await server);
  return server;
}

/** Long enough for a server that works, on a machine that has much else to do. */
const patient: MailTimeouts = { step: 15_000, whole: 20_000 };

const send = (smtpUrl: string, change: Partial<Mail> = {}, timeouts = patient): Promise<MailOutcome> => {
  const config = { smtpUrl, from: 'pengaduan@suara.example', origin: 'https://suara.example' };
  return createSendMail(config, timeouts)({ ...mail, ...change }, id);
};

describe('a mail', () => {
  it('arrives as plain text with a fixed id, marked as automatic, with a way to end such mails', async () => {
    const smtp = await started(startSmtp());
    expect(await send(smtp.url)).toEqual({ outcome: 'sent' });
    const [received] = smtp.mails;
    expect(received?.to).toEqual([mail.to]);
    expect(received?.parsed).toMatchObject({
      from: { address: 'pengaduan@suara.example' },
      subject: mail.subject,
      messageId: `<${id}@suara.example>`,
      attachments: []
    });
    expect(received?.parsed.html).toBeUndefined();
    expect(received?.parsed.text?.trimEnd()).toBe(mail.text.trimEnd());
    const headers = new Map(received?.parsed.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('list-unsubscribe')).toBe('<https://suara.example/pengaduan/email/abc>');
  });

  it('lets no line break of a subject or address make a header or a recipient', async () => {
    const smtp = await started(startSmtp());
    await send(smtp.url, {
      subject: 'Kabar\r\nBcc: lain@warga.example',
      to: 'warga@warga.example\r\nCc: lain@warga.example'
    });
    await send(smtp.url, { to: 'warga@warga.example, lain@warga.example' });
    for (const { to, parsed } of smtp.mails) {
      expect(to).toHaveLength(1);
      expect(to).not.toContain('lain@warga.example');
      expect(parsed.bcc ?? parsed.cc).toBeUndefined();
    }
    await send(smtp.url, { subject: 'Kabar\r\nBcc: lain@warga.example' });
    expect(smtp.mails.at(-1)).toMatchObject({ to: [mail.to], parsed: { subject: 'Kabar Bcc: lain@warga.example' } });
  });

  it('signs in where the address names a user, with the signs of a password that an address cannot hold', async () => {
    const seen: unknown[] = [];
    const smtp = await started(
      startSmtp(
        {
          authOptional: false,
          onAuth: ({ username, password }, _session, done) => {
            seen.push([username, password]);
            done(null, { user: username });
          }
        },
        'kantor%40suara.example:p%40ss%2Fword@'
      )
    );
    expect(await send(smtp.url)).toEqual({ outcome: 'sent' });
    expect(seen).toEqual([['kantor@suara.example', 'p@ss/word']]);
  });
});

describe('a mail that does not get through', () => {
  it('is tried again when the server says later (4xx) to the recipient, the sender or the text', async () => {
    for (const hook of ['onRcptTo', 'onMailFrom'] as const) {
      const smtp = await started(
        startSmtp({
          [hook]: (_address: unknown, _session: unknown, done: (error: Error) => void) => done(smtpRefusal(451))
        })
      );
      expect(await send(smtp.url)).toEqual({ outcome: 'failed', problem: 'EENVELOPE 451' });
    }
    const smtp = await started(
      startSmtp({
        onData: (stream, _session, done) => {
          stream.resume().on('end', () => done(smtpRefusal(452)));
        }
      })
    );
    expect(await send(smtp.url)).toEqual({ outcome: 'failed', problem: 'EMESSAGE 452' });
  });

  it('is given up when the server never takes this recipient (5xx)', async () => {
    const smtp = await started(startSmtp({ onRcptTo: (_address, _session, done) => done(smtpRefusal(550)) }));
    expect(await send(smtp.url)).toEqual({ outcome: 'refused', problem: 'EENVELOPE 550' });
  });

  it('is tried again when the sender or the password is refused: the admin can mend that', async () => {
    const sender = await started(startSmtp({ onMailFrom: (_address, _session, done) => done(smtpRefusal(550)) }));
    expect(await send(sender.url)).toEqual({ outcome: 'failed', problem: 'EENVELOPE 550' });
    const password = await started(
      startSmtp({ authOptional: false, onAuth: (_auth, _session, done) => done(smtpRefusal(535)) }, 'kantor:salah@')
    );
    expect(await send(password.url)).toEqual({ outcome: 'failed', problem: 'EAUTH 535' });
  });

  it('is tried again when nobody listens, and when the server is silent or hangs up', async () => {
    const gone = await startSmtp();
    await gone.stop();
    expect(await send(gone.url)).toEqual({ outcome: 'failed', problem: 'ECONNREFUSED' });
    const silent = await started(startOddServer());
    expect(await send(silent.url, {}, { step: 300, whole: 15_000 })).toEqual({
      outcome: 'failed',
      problem: 'ETIMEDOUT'
    });
    const rude = await started(startOddServer((socket) => socket.end()));
    expect(await send(rude.url)).toMatchObject({ outcome: 'failed' });
  });

  it('ends after the whole time against a server that says a little, again and again', async () => {
    const slow = await started(
      startOddServer((socket) => {
        socket.write('220 hai\r\n');
        socket.once('data', () => {
          const timer = setInterval(() => socket.write('250-sebentar\r\n'), 100);
          socket.on('close', () => clearInterval(timer));
        });
      })
    );
    expect(await send(slow.url, {}, { step: 15_000, whole: 900 })).toEqual({ outcome: 'failed', problem: 'EABORT' });
  });

  it('sends no password over a line that is not encrypted, except within this machine', async () => {
    const smtp = await started(startSmtp({ authOptional: false, onAuth: (_a, _s, done) => done(null, { user: 'x' }) }));
    const port = new URL(smtp.url).port;
    expect(await send(`smtp://kantor:rahasia@127.0.0.2:${port}`)).toMatchObject({ outcome: 'failed' });
    expect(smtp.mails).toEqual([]);
  });
});
