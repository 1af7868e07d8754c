import { connect } from 'node:net';
import type { FileProblem } from '#lib/domain/files/upload-rules.ts';

/** Where clamd listens. */
export interface Scanner {
  readonly host: string;
  readonly port: number;
}

const chunkBytes = 64 * 1024;
const patienceMs = 30_000;

/**
 * Asks clamd (command INSTREAM, clamd(8)) about the bytes; undefined when it finds nothing. A scanner that does not answer, or
 * answers with an error, is `unscanned`: an office that set one up wants nothing unseen.
 */
export function virusProblem(scanner: Scanner, bytes: Buffer, patience = patienceMs): Promise<FileProblem | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(scanner.port, scanner.host);
    const settle = () => {
      resolve(verdict(answer));
      socket.destroy();
    };
    socket.setTimeout(patience, settle);
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('error', settle);
    socket.on('close', settle);
    socket.on('end', settle);
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        const chunk = bytes.subarray(at, at + chunkBytes);
        socket.write(lengthOf(chunk));
        socket.write(chunk);
      }
      socket.write(Buffer.alloc(4));
    });
  });
}

function lengthOf(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
}

function verdict(answer: string): FileProblem | undefined {
  if (/ FOUND\0?$/.test(answer)) return 'infected';
  return /^stream: OK\0?$/.test(answer) ? undefined : 'unscanned';
}
