import { passphraseBytes, passphraseFrom } from '#lib/domain/whistleblowing/passphrase.ts';
import { randomBytes } from '#lib/protocol/wbs1/bytes.ts';

/** Seven words that nobody chose. */
export const newPassphrase = (): string => passphraseFrom(randomBytes(passphraseBytes));
