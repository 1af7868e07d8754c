import { hkdfSync, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OperatorError } from '#lib/server/operator-error.ts';
import { openWith, sealWith } from './sealed-bytes.ts';

const secretBytes = 32;

/** What the key file opens. Each use has a label of its own, so that a key for one opens nothing of another. */
export interface Secrets {
  /** 32 bytes; the same for the same label. */
  readonly subkey: (label: string) => Buffer;
  /** AES-256-GCM; `context` (such as an account id) is bound to the sealed bytes and must be given again to open them. */
  readonly seal: (label: string, context: string, plain: Buffer) => Buffer;
  /** @throws Error when the bytes were changed, or sealed for another label, context or key file */
  readonly open: (label: string, context: string, sealed: Buffer) => Buffer;
}

export function secretsFrom(secret: Buffer): Secrets {
  const subkey = (label: string) => Buffer.from(hkdfSync('sha256', secret, '', label, secretBytes));
  return {
    subkey,
    seal: (label, context, plain) => sealWith(subkey(label), context, plain),
    open: (label, context, sealed) => openWith(subkey(label), context, sealed)
  };
}

/**
 * Reads the secrets, making them (mode 600) when there are none. Processes that start together end up with the same file.
 *
 * @param path `KEY_FILE`
 * @throws OperatorError when the file cannot be read or made, is no key file, or is open to other users
 */
export async function openKeyFile(path: string): Promise<Secrets> {
  try {
    const text = await readFile(path, 'utf8').catch((problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ENOENT') return makeKeyFile(path);
      throw problem;
    });
    await refuseOpenToOthers(path);
    return secretsFrom(parseKeyFile(path, text));
  } catch (problem) {
    if (problem instanceof OperatorError) throw problem;
    const { code = 'unknown' } = problem as NodeJS.ErrnoException;
    throw new OperatorError(
      `KEY_FILE "${path}" cannot be read or made (${code}); set a path that this user may write to.`,
      { cause: problem }
    );
  }
}

async function makeKeyFile(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(secretBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await chmod(draft, 0o600);
    // A link is made whole or not at all, and never over a file that another process has just made.
    await link(draft, path).catch((problem: NodeJS.ErrnoException) => {
      if (problem.code !== 'EEXIST') throw problem;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, 'utf8');
}

async function refuseOpenToOthers(path: string): Promise<void> {
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new OperatorError(`KEY_FILE "${path}" is open to other users of this machine; run chmod 600 on it.`);
  }
}

function parseKeyFile(path: string, text: string): Buffer {
  const secret = Buffer.from(text.trim(), 'base64');
  if (secret.length !== secretBytes) {
    throw new OperatorError(
      `KEY_FILE "${path}" is not a key file of this program; restore it from its backup, or set another path.`
    );
  }
  return secret;
}
