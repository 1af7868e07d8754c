import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentResponse } from './attachment-response.ts';

test('a file leaves as a download that nothing shows, guesses at or keeps', async () => {
  const bytes = Buffer.from('<script>alert(1)</script>');
  const response = attachmentResponse({ name: 'Foto “loket” 3.html', bytes });
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'application/octet-stream',
    'content-disposition':
      'attachment; filename="Foto _loket_ 3.html"; filename*=UTF-8\'\'Foto%20%E2%80%9Cloket%E2%80%9D%203.html',
    'content-length': '25',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store'
  });
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
});

test('no name breaks out of its header', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }), (codes) => {
      const name = String.fromCharCode(...codes);
      const header = attachmentResponse({ name, bytes: Buffer.alloc(0) }).headers.get('content-disposition');
      expect(header).toMatch(/^attachment; filename="[\w. ()-]*"; filename\*=UTF-8''[\w.!~%-]*$/);
    })
  );
});
