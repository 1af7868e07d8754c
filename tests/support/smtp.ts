import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  /** As it came over the line. */
  readonly raw: string;
  readonly parsed: Email;
}

export interface TestSmtp {
  readonly url: string;
  readonly mails: ReceivedMail[];
  readonly stop: () => Promise<void>;
}

/** A real SMTP server that keeps what it gets. `options` make it refuse, or want a password. */
export async function startSmtp(options: SMTPServerOptions = {}, login = ''): Promise<TestSmtp> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      void text(stream).then(async (raw) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, raw, parsed: await PostalMime.parse(raw) });
        done();
      }, done);
    },
    ...options
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://${login}127.0.0.1:${(listening.address() as AddressInfo).port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve()))
  };
}

/** An error with the status that the server answers with. */
export function smtpRefusal(responseCode: number): Error {
  return Object.assign(new Error('refused by the test'), { responseCode });
}

/** A port that takes connections and does `behave` with each; by default it never says a word. */
export async function startOddServer(
  behave: (socket: Socket) => void = () => undefined
): Promise<Omit<TestSmtp, 'mails'>> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    behave(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    }
  };
}
