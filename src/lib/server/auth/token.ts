import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link or cookie: 256 bits, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: whoever reads the table cannot use it. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
