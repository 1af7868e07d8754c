import { expect, test } from 'vitest';
import { endingOf } from './attachments.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const container = (brand: string) => `\0\0\0\x18ftyp${brand}\0\0\0\0`;

test.each([
  ['mp3', 'ID3\x04\0'],
  ['mp3', '\xff\xfb\x90\x64'],
  ['opus', `OggS${'\0'.repeat(24)}OpusHead\x01`],
  ['ogg', `OggS${'\0'.repeat(24)}\x01vorbis`],
  ['m4a', container('M4A ')],
  ['mov', container('qt  ')],
  ['mp4', container('isom')],
  ['heic', container('heic')],
  ['heic', container('mif1')],
  ['jpg', '\xff\xd8\xff\xe0'],
  ['txt', 'Loket tutup']
])('a %s is known by what is in it, as the form without scripts knows it', (ending, content) => {
  expect(endingOf('rekaman.bin', bytes(content))).toBe(ending);
});

test('what is none of them is not taken, whatever its name', () => {
  expect(endingOf('foto.jpg', bytes('MZ\x90\0'))).toBeUndefined();
});
