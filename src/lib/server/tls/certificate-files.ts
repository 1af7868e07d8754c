import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface CertificateFiles {
  authorityCert: string;
  authorityKey: string;
  serverCert: string;
  serverKey: string;
}

/** Certificates and keys lie in `tls/` beside `KEY_FILE`, outside the data folder: a copied backup holds no key. */
export function certificateFiles(keyFile: string): CertificateFiles {
  const folder = join(dirname(keyFile), 'tls');
  return {
    authorityCert: join(folder, 'authority.crt'),
    authorityKey: join(folder, 'authority.key'),
    serverCert: join(folder, 'server.crt'),
    serverKey: join(folder, 'server.key')
  };
}

/** The file's text, or undefined when there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Replaces a file as a whole: whoever reads it sees the old text or the new one, also after a power cut. */
export async function replaceFile(path: string, text: string, mode: 0o600 | 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
