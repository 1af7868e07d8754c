import type { Handle, RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { bodyLimitHandle, bodyLimitOf } from './body-limit-handle.ts';

const piece = new Uint8Array(1_000);
const withFiles = 'multipart/form-data; boundary=x';
const path = 'http://site.example/api/v1/responses/1';

/** A body of `pieces` kB as a client sends it; tells how much was taken, and whether the sender was cut off. */
function sending(pieces: number, headers: Record<string, string> = {}) {
  const seen = { taken: 0, cut: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (seen.taken === pieces) return controller.close();
        seen.taken += 1;
        controller.enqueue(piece);
      },
      cancel() {
        seen.cut = true;
      }
    },
    { highWaterMark: 0 }
  );
  const request = new Request(path, { method: 'PUT', headers, body, duplex: 'half' } as RequestInit);
  return { seen, event: { request, url: new URL(path) } as unknown as RequestEvent };
}

const resolve: Parameters<Handle>[0]['resolve'] = async ({ request }) =>
  new Response(String((await request.arrayBuffer()).byteLength));

const settled = () => new Promise((done) => setTimeout(done, 20));

test.each<[string, Record<string, string>]>([
  ['announced', { 'content-length': '40000' }],
  ['not announced', {}]
])(
  'a body that is too large, %s, is refused and read to its end, so that its sender hears the answer',
  async (_, headers) => {
    const { seen, event } = sending(40, headers);
    const response = await bodyLimitHandle({ event, resolve });
    expect(response.status).toBe(413);
    await settled();
    expect(seen).toEqual({ taken: 40, cut: false });
  }
);

test('a body of unknown length within the limit arrives whole', async () => {
  const { event } = sending(16);
  const response = await bodyLimitHandle({ event, resolve });
  expect(await response.text()).toBe('16000');
});

test.each(['/pengaduan/baru', '/en/pengaduan/lacak', '/staf/pengaduan/masuk'])(
  '%s takes five files of 10 MiB and the text beside them',
  (pathname) => {
    expect(bodyLimitOf(pathname, withFiles)).toBeGreaterThan(52 * 1024 * 1024);
  }
);

test.each([
  ['/pengaduan/baru', 'application/x-www-form-urlencoded'],
  ['/pengaduan/lacak', 'multipart/form-data'],
  ['/pengaduan/lacak', null],
  ['/en/pengaduan/lacak/lampiran', withFiles],
  ['/pengaduan/email/x', withFiles],
  ['/staf/pengaduan/masuk/x', withFiles],
  ['/staf/pengaduan/7', withFiles],
  ['/staf/wbs/AAAAAAAAAAAAAAAAAAAAAA/langkah', 'application/json']
])('%s as %s, which is kept whole while it is read, takes the longest text and no more', (pathname, type) => {
  expect(bodyLimitOf(pathname, type)).toBe(512 * 1024);
});

test('a list to import may have 4 MiB', () => {
  expect(bodyLimitOf('/staf/pengaduan/impor', withFiles)).toBe(4 * 1024 * 1024);
});

test.each(['/', '/survei/pelayanan-publik', '/staf/masuk', '/pengaduanku/x', '/api/v1/pengaduan/x', '/wbs/pengaduan/'])(
  '%s takes no files',
  (pathname) => {
    expect(bodyLimitOf(pathname, withFiles)).toBe(64 * 1024);
  }
);

test('where files are taken a body of unknown length is still kept only up to 64 kB', async () => {
  const { event } = sending(80);
  event.url.pathname = '/pengaduan/baru';
  const response = await bodyLimitHandle({ event, resolve });
  expect(response.status).toBe(413);
});

test('a person whose form is too large reads how to get back to what they typed', async () => {
  const { event } = sending(40, { 'content-length': '1000000000', accept: 'text/html,*/*;q=0.8' });
  const response = await bodyLimitHandle({ event, resolve });
  expect([response.status, response.headers.get('content-type')]).toEqual([413, 'text/plain; charset=utf-8']);
  expect(await response.text()).toContain('Gunakan tombol kembali');
});
