import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPicture } from './qr-code.ts';

test('the path draws every dark module once and no light one', () => {
  const address = 'http://192.168.1.7:3000/survei';
  const { size, path } = qrPicture(address);
  const drawn = new Set<string>();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(length); step += 1) drawn.add(`${Number(x) + step},${y}`);
  }
  const dark = encode(address, { ecc: 'M', border: 4 }).data.flatMap((row, y) =>
    row.flatMap((module, x) => (module ? [`${x},${y}`] : []))
  );
  expect(size).toBeGreaterThan(25);
  expect([...drawn].sort()).toEqual(dark.sort());
});
