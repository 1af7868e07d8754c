import { createServer, request as clientRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequest } from '@sveltejs/kit/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readUpload, type Upload } from '#lib/server/files/read-upload.ts';
import { memoryShare, uploadMemory } from '#lib/server/files/upload-memory.ts';
import { bodyLimitOf } from '#lib/server/http/body-limit-handle.ts';

/** Bytes; more than the form may keep, less than a test should move. */
const film = 11_000_000;

/** The way a form takes: a socket, the framework's request with its limit, our reader. */
let server: Server;
let origin: string;
const uploads: Promise<Upload>[] = [];

beforeAll(async () => {
  server = createServer((incoming, answer) => {
    const upload = getRequest({
      base: origin,
      request: incoming,
      bodySizeLimit: bodyLimitOf('/pengaduan/baru', 'multipart/form-data; boundary=x')
    }).then((request) => readUpload(request, { scanner: undefined }));
    uploads.push(upload);
    void upload.then(({ form, files, refused }) =>
      answer.end(JSON.stringify({ text: form.get('description'), files: files.map(({ name }) => name), refused }))
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function formWith(filmBytes: number): FormData {
  const form = new FormData();
  form.append('files', new File([new Uint8Array(filmBytes)], 'film.mp4'));
  form.append('files', new File(['%PDF-1.7\n'], 'surat.pdf'));
  form.append('description', 'Loket tutup');
  return form;
}

test('two people who send a film that is too large at once lose neither their text nor their letter', async () => {
  const send = async (): Promise<unknown> => (await fetch(origin, { method: 'POST', body: formWith(film) })).json();
  const each = { text: 'Loket tutup', files: ['surat.pdf'], refused: [{ name: 'film.mp4', problem: 'too_large' }] };
  expect(await Promise.all([send(), send()])).toEqual([each, each]);
});

test('a phone that loses its connection half way ends the reading, without a failure and without keeping its memory', async () => {
  const before = uploads.length;
  const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '9000000' };
  const phone = clientRequest(origin, { method: 'POST', headers });
  phone.on('error', () => undefined);
  phone.write('--b\r\ncontent-disposition: form-data; name="description"\r\n\r\nLoket\r\n--b\r\n');
  phone.write('content-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-1.7\n');
  phone.write(Buffer.alloc(1_000_000));
  while (uploads.length === before) await new Promise((next) => setTimeout(next, 5));
  phone.destroy();
  const { form, files } = await (uploads[before] as Promise<Upload>);
  expect([form.get('description'), files]).toEqual(['Loket', []]);
  const whole = memoryShare();
  expect(whole.take(uploadMemory)).toBe(true);
  whole.giveBackAll();
});
