import sharp from 'sharp';
import { expect, test } from 'vitest';
import { stripMetadata } from './strip-metadata.ts';

const red = { create: { width: 40, height: 20, channels: 3 as const, background: 'red' } };
const told = {
  IFD0: { Copyright: 'Warga Uji', Make: 'Ponsel Uji' },
  IFD3: { GPSLatitude: '0/1 30/1 0/1', GPSLongitude: '117/1 30/1 0/1' }
};

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s loses place, owner and what was appended, and stays the same picture',
  async (format) => {
    const given = await sharp(red).withExif(told).withMetadata({ exif: told }).toFormat(format).toBuffer();
    expect(given.includes('Warga Uji')).toBe(true);
    const appended = new Uint8Array(Buffer.concat([given, Buffer.from('RAHASIA')]));
    const stripped = stripMetadata(format === 'webp' ? new Uint8Array(given) : appended);
    const bytes = Buffer.from(stripped?.bytes ?? []);
    const facts = await sharp(bytes).metadata();
    expect([facts.width, facts.height, facts.exif, facts.xmp, facts.icc]).toEqual([
      40,
      20,
      undefined,
      undefined,
      undefined
    ]);
    expect(['Warga Uji', 'Ponsel Uji', 'RAHASIA'].filter((word) => bytes.includes(word))).toEqual([]);
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(given).raw().toBuffer());
    expect(stripped?.removed).toBeGreaterThan(50);
  }
);

test('a photo taken sideways keeps the side that is up, and nothing else', async () => {
  const given = await sharp(red).withMetadata({ orientation: 6, exif: told }).jpeg().toBuffer();
  const bytes = Buffer.from(stripMetadata(new Uint8Array(given))?.bytes ?? []);
  expect((await sharp(bytes).metadata()).orientation).toBe(6);
  expect(bytes.includes('Warga Uji')).toBe(false);
});

test.each([
  ['a PDF', Buffer.from('%PDF-1.7')],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a JPEG that ends too soon', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1])],
  ['a PNG that ends too soon', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1])],
  ['nothing', Buffer.alloc(0)]
])('%s is never taken for a cleaned picture', (_, bytes) => {
  expect(stripMetadata(new Uint8Array(bytes))).toBeUndefined();
});
