import { hash, verify } from '@node-rs/argon2';

/** OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a password nobody knows; made once, with the parameters in force. */
let unknownAccountHash: Promise<string> | undefined;

/** The same characters typed on another keyboard make the same password. */
const normalised = (password: string) => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), parameters);
}

/**
 * Whether `password` belongs to `passwordHash`. Without a hash (no such account, or one that is only invited) it takes the
 * same work and says no, so that the time tells nothing.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  unknownAccountHash ??= hashPassword(crypto.randomUUID());
  const matches = await verify(passwordHash ?? (await unknownAccountHash), normalised(password));
  return matches && passwordHash != null;
}
