import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentName, shownName } from './file-name.ts';
import { maxNameLength } from './upload-rules.ts';

test.each([
  ['foto.jpg', 'foto.jpg'],
  ['Foto Loket 3.JPEG', 'Foto Loket 3.jpeg'],
  ['C:\\Users\\budi\\foto.jpg', 'foto.jpg'],
  ['../../../etc/passwd', 'passwd.jpg'],
  ['laporan\u202egpj.exe', 'laporangpj.exe.jpg'],
  ['a\r\nSet-Cookie: x=1.jpg', 'aSet-Cookie x=1.jpg'],
  ['"><script>.jpg', 'script.jpg'],
  ['...', 'lampiran.jpg'],
  ['', 'lampiran.jpg'],
  ['.jpg', 'jpg.jpg'],
  ['\ud800.jpg', '\ufffd.jpg']
])('%j is kept as %j', (given, kept) => {
  expect(attachmentName(given, ['jpg', 'jpeg'])).toBe(kept);
});

test('no name is longer than 120 characters, holds a path or a hidden character, or ends as something else', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }), (codes) => {
      const name = attachmentName(String.fromCharCode(...codes), ['pdf']);
      expect([...name].length).toBeLessThanOrEqual(maxNameLength);
      expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}"<>]+\.pdf$/u);
      expect(attachmentName(name, ['pdf'])).toBe(name);
    })
  );
});

test('a refused file is named in its message even when it has no name', () => {
  expect([shownName('C:\\x\\film.avi'), shownName('\0'), shownName('x'.repeat(500)).length]).toEqual([
    'film.avi',
    'Berkas tanpa nama',
    maxNameLength
  ]);
});
