import { expect, test } from 'vitest';
import { maxFileBytes } from '#lib/domain/files/upload-rules.ts';
import { readUpload } from './read-upload.ts';
import { slots } from '#lib/server/slots.ts';
import { memoryShare, uploadMemory } from './upload-memory.ts';

const noScanner = { scanner: undefined };
const pdf = (name: string) => new File(['%PDF-1.7\n'], name);

async function upload(parts: readonly (readonly [string, string | File])[]) {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return readUpload(new Request('http://site.example', { method: 'POST', body: form }), noScanner);
}

test('texts and files arrive together', async () => {
  const { form, files, refused } = await upload([
    ['description', 'Loket 3 tutup\r\nsejak pagi'],
    ['files', pdf('a.pdf')],
    ['files', pdf('b.pdf')],
    ['identity', 'anonymous']
  ]);
  expect([...form]).toEqual([
    ['description', 'Loket 3 tutup\r\nsejak pagi'],
    ['identity', 'anonymous']
  ]);
  expect(files.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
  expect(refused).toEqual([]);
});

test('whatever is wrong with the files, every text around them is kept', async () => {
  const { form, files, refused } = await upload([
    ['subject', 'sebelum'],
    ['files', new File(['MZ\x90\0'], 'C:\\x\\virus.exe')],
    ['files', new File([new Uint8Array(maxFileBytes + 1)], 'film.mp4')],
    ['files', new File([], 'kosong.pdf')],
    ['files', pdf('baik.pdf')],
    ['description', 'sesudah']
  ]);
  expect([form.get('subject'), form.get('description')]).toEqual(['sebelum', 'sesudah']);
  expect(files.map(({ name }) => name)).toEqual(['baik.pdf']);
  expect(refused).toEqual([
    { name: 'virus.exe', problem: 'type' },
    { name: 'film.mp4', problem: 'too_large' },
    { name: 'kosong.pdf', problem: 'empty' }
  ]);
});

test('of seven files the first five are taken and the others named', async () => {
  const names = ['1.pdf', '2.pdf', '3.pdf', '4.pdf', '5.pdf', '6.pdf', '7.pdf'];
  const { files, refused } = await upload(names.map((name) => ['files', pdf(name)] as const));
  expect(files).toHaveLength(5);
  expect(refused).toEqual([
    { name: '6.pdf', problem: 'too_many' },
    { name: '7.pdf', problem: 'too_many' }
  ]);
});

test('a file field in which nothing was chosen is no file', async () => {
  const { files, refused } = await upload([['files', new File([], '')]]);
  expect([files, refused]).toEqual([[], []]);
});

test('files of other fields, and texts in the place of files, are left out', async () => {
  const { form, files, refused } = await upload([
    ['photo', pdf('a.pdf')],
    ['files', 'kata']
  ]);
  expect([form.get('photo'), form.get('files'), files, refused]).toEqual([null, 'kata', [], []]);
});

test('a text far beyond every limit is cut, and the next one kept', async () => {
  const { form } = await upload([
    ['description', 'a'.repeat(5_000_000)],
    ['place', 'Sangatta']
  ]);
  expect([(form.get('description') as string).length, form.get('place')]).toEqual([64 * 1024, 'Sangatta']);
});

test.each([
  ['application/x-www-form-urlencoded', 'description=Loket+tutup', 'Loket tutup'],
  [
    'multipart/form-data; boundary=b',
    '--b\r\ncontent-disposition: form-data; name="description"\r\n\r\nLoket\r\n--b\r\nbro',
    'Loket'
  ],
  ['multipart/form-data', 'without a boundary', null],
  ['text/plain', 'description=x', null]
])('a form sent as %s is never a failure', async (type, body, description) => {
  const request = new Request('http://site.example', { method: 'POST', headers: { 'content-type': type }, body });
  const { form, files } = await readUpload(request, noScanner);
  expect([form.get('description'), files]).toEqual([description, []]);
});

test('when the memory for files is taken a message still arrives, without its file', async () => {
  const others = memoryShare();
  others.take(uploadMemory - 4);
  const full = await upload([
    ['files', pdf('a.pdf')],
    ['description', 'tetap sampai']
  ]);
  others.giveBackAll();
  expect([full.form.get('description'), full.files, full.refused]).toEqual([
    'tetap sampai',
    [],
    [{ name: 'a.pdf', problem: 'busy' }]
  ]);
  expect((await upload([['files', pdf('a.pdf')]])).files).toHaveLength(1);
});

test('so many pieces of work run at once as there are slots, in order, also when one of them fails', async () => {
  const inTurn = slots(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const work = async (index: number) => {
    begun.push(index);
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, 5));
    running -= 1;
    if (index === 1) throw new Error('broken');
    return index;
  };
  const outcomes = await Promise.allSettled([0, 1, 2, 3, 4].map((index) => inTurn(() => work(index))));
  expect([most, begun, outcomes.map(({ status }) => status)]).toEqual([
    2,
    [0, 1, 2, 3, 4],
    ['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']
  ]);
});

test.each([
  ['inside a file', '\r\n%PDF-1.7\nisi', 'surat.pdf'],
  ['after a file', '\r\n%PDF-1.7\n\r\n--b', ''],
  ['inside a text', '\r\n%PDF-1.7\n\r\n--b\r\ncontent-disposition: form-data; name="place"\r\n\r\nSanga', '']
])(
  'of a body that breaks off %s the texts are kept, no file is taken, and the sender is told',
  async (_, end, name) => {
    const head =
      '--b\r\ncontent-disposition: form-data; name="description"\r\n\r\nLoket\r\n' +
      '--b\r\ncontent-disposition: form-data; name="files"; filename="surat.pdf"\r\n';
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const request = new Request('http://site.example', { method: 'POST', headers, body: `${head}${end}` });
    const { form, files, refused } = await readUpload(request, noScanner);
    expect([form.get('description'), files, refused]).toEqual(['Loket', [], [{ name, problem: 'cut' }]]);
    expect(form.get('place')).toBe(end.includes('place') ? 'Sanga' : null);
  }
);
