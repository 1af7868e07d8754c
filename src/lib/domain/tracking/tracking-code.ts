/** Which mailbox a code opens. Their check characters have nothing in common, so that a code never opens the other. */
export const trackingDomains = ['complaint', 'wbs'] as const;
export type TrackingDomain = (typeof trackingDomains)[number];

/** Random bytes a code stands for: 120 bits. */
export const trackingCodeBytes = 15;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const bitsPerCharacter = 5;
const bodyLength = (trackingCodeBytes * 8) / bitsPerCharacter;
const groupLength = 5;

/** Characters without the strokes between groups: 24 of the secret and one for checking. */
export const trackingCodeLength = bodyLength + 1;

export type ParsedTrackingCode =
  | { readonly ok: Uint8Array; readonly domain: TrackingDomain; readonly problem?: undefined }
  | { readonly problem: 'length' | 'character' | 'check'; readonly ok?: undefined; readonly domain?: undefined };

/**
 * Four check bits over the secret's characters; see docs/decisions/tracking-code.md for what they catch. Arithmetic in the field
 * of 16 elements (x⁴ + x + 1): each character is folded to four bits, and the sum so far is multiplied by x.
 */
function checkBits(characters: readonly number[]): number {
  return characters.reduce((sum, character) => {
    const shifted = sum & 0b1000 ? (sum << 1) ^ 0b10011 : sum << 1;
    const folded = (character & 0b1111) ^ (character & 0b10000 ? foldOfHighBit : 0);
    return shifted ^ folded;
  }, 0);
}

/** Two characters that fold to the same bits differ by 11010, which no look-alikes or neighbours on a keyboard do. */
const foldOfHighBit = 0b1010;
const domainBit = 0b10000;

/**
 * The code a person keeps, in five groups of five: `K7QMX-2RTZ9-…`.
 *
 * @throws RangeError unless there are 15 bytes
 */
export function trackingCodeOf(bytes: Uint8Array, domain: TrackingDomain): string {
  if (bytes.length !== trackingCodeBytes) throw new RangeError(`A tracking code stands for ${trackingCodeBytes} bytes`);
  const characters = charactersOf(bytes);
  const check = checkBits(characters) | (domain === 'wbs' ? domainBit : 0);
  const text = [...characters, check].map((character) => alphabet.charAt(character)).join('');
  return groupsOf(text).join('-');
}

/** Capital letters without blanks and strokes, O read as 0, I and L as 1; what else people type stays for `parseTrackingCode`. */
export function normaliseTrackingCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replace(/[OIL]/g, (letter) => lookAlikes[letter] ?? letter);
}

/** Reads a code as people type it. Pure and synchronous: it runs in browsers on plain HTTP, too, before anything is sent. */
export function parseTrackingCode(text: string): ParsedTrackingCode {
  const normalised = normaliseTrackingCode(text);
  const characters = [...normalised].map((character) => alphabet.indexOf(character));
  if (characters.includes(-1)) return { problem: 'character' };
  if (characters.length !== trackingCodeLength) return { problem: 'length' };
  const check = characters[bodyLength] ?? 0;
  const body = characters.slice(0, bodyLength);
  if ((check & ~domainBit) !== checkBits(body)) return { problem: 'check' };
  return { ok: bytesOf(body), domain: check & domainBit ? 'wbs' : 'complaint' };
}

function charactersOf(bytes: Uint8Array): number[] {
  const characters: number[] = [];
  let [bits, count] = [0, 0];
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    count += 8;
    for (; count >= bitsPerCharacter; count -= bitsPerCharacter) {
      characters.push((bits >> (count - bitsPerCharacter)) & 0b11111);
    }
    bits &= 0b11111;
  }
  return characters;
}

function bytesOf(characters: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(trackingCodeBytes);
  let [bits, count, at] = [0, 0, 0];
  for (const character of characters) {
    bits = ((bits << bitsPerCharacter) | character) & 0xfff;
    count += bitsPerCharacter;
    if (count >= 8) {
      count -= 8;
      bytes[at] = bits >> count;
      at += 1;
    }
  }
  return bytes;
}

function groupsOf(text: string): string[] {
  return Array.from({ length: text.length / groupLength }, (_, group) =>
    text.slice(group * groupLength, (group + 1) * groupLength)
  );
}
