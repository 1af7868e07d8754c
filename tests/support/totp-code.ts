import { generateHOTP } from '@oslojs/otp';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code an app shows at `time` (milliseconds since 1970 UTC) for a key as it is written for typing. */
export function totpCode(typedKey: string, time: number): string {
  const bits = [...typedKey.replaceAll(' ', '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
  return generateHOTP(new Uint8Array(bytes), BigInt(Math.floor(time / 30_000)), 6);
}
