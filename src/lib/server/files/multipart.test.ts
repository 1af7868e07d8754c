import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formBoundary, readMultipart, type PartHead } from './multipart.ts';

interface Read {
  readonly whole: boolean;
  readonly parts: readonly (PartHead & { readonly content: string })[];
  /** Begun and never ended. */
  readonly open: boolean;
}

/** The body in pieces of the given sizes, over and over. */
async function* inPieces(body: Buffer, sizes: readonly number[]) {
  let at = 0;
  for (let turn = 0; at < body.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield body.subarray(at, at + size);
    at += size;
  }
}

async function read(body: AsyncIterable<Uint8Array>, boundary: string): Promise<Read> {
  const parts: (PartHead & { content: string })[] = [];
  let open: (PartHead & { content: string }) | undefined;
  const whole = await readMultipart(body, boundary, {
    begin: (head) => (open = { ...head, content: '' }),
    data: (bytes) => {
      if (open) open.content += bytes.toString('latin1');
    },
    end: () => {
      if (open) parts.push(open);
      open = undefined;
    }
  });
  return { whole, parts, open: open !== undefined };
}

async function posted(form: FormData) {
  const request = new Request('http://site.example', { method: 'POST', body: form });
  return {
    body: Buffer.from(await request.arrayBuffer()),
    boundary: formBoundary(request.headers.get('content-type')) ?? ''
  };
}

test('every form arrives as it was sent, however the network cuts it', async () => {
  const text = fc.constantFrom('a', 'Loket 3', 'baris\r\nbaru\n', '"kutip" ; name="x"', 'ñ😀', '--', '\r\n--');
  const field = fc.tuple(text, text);
  const file = fc.tuple(text, fc.uint8Array({ maxLength: 300 }));
  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(field, { maxLength: 4 }),
      fc.array(file, { maxLength: 3 }),
      sizes,
      async (fields, files, cuts) => {
        const form = new FormData();
        for (const [name, value] of fields) form.append(name, value);
        for (const [name, bytes] of files) form.append('files', new File([new Uint8Array(bytes)], name));
        const { body, boundary } = await posted(form);
        const expected = [...form].map(([name, value]) => [
          name.replace(/\r\n|\r|\n/g, '\r\n'),
          typeof value === 'string' ? undefined : value.name
        ]);
        const { whole, parts } = await read(inPieces(body, cuts), boundary);
        expect(whole).toBe(true);
        expect(parts.map(({ name, fileName }) => [name, fileName])).toEqual(expected);
        expect(parts.slice(fields.length).map(({ content }) => content)).toEqual(
          files.map(([, bytes]) => Buffer.from(bytes).toString('latin1'))
        );
      }
    )
  );
});

test('line ends and lines that look like a delimiter are content', async () => {
  const form = new FormData();
  form.append('files', new File(['\r\n--\r\n--x\r\n----\r\n\r\n'], 'a.txt'));
  const { body, boundary } = await posted(form);
  expect((await read(inPieces(body, [7]), boundary)).parts[0]?.content).toBe('\r\n--\r\n--x\r\n----\r\n\r\n');
});

test('a body that ends early has given what arrived whole', async () => {
  const form = new FormData();
  form.append('description', 'Loket tutup');
  form.append('files', new File(['x'.repeat(1000)], 'a.txt'));
  const { body, boundary } = await posted(form);
  const { whole, parts, open } = await read(inPieces(body.subarray(0, body.length - 500), [64]), boundary);
  expect({ whole, open, names: parts.map(({ name }) => name) }).toEqual({
    whole: false,
    open: true,
    names: ['description']
  });
});

test('a connection that breaks is a broken body, not a failure', async () => {
  async function* broken() {
    yield Buffer.from('--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b\r\n');
    throw new Error('reset');
  }
  expect(await read(broken(), 'b')).toMatchObject({ whole: false, parts: [{ name: 'a', content: '1' }] });
});

test.each([
  ['nothing', ''],
  ['no delimiter', 'x'.repeat(100_000)],
  ['a head without end', `--b\r\n${'x'.repeat(100_000)}`],
  ['a delimiter line without end', `--b${' '.repeat(100_000)}`]
])('%s is a broken body', async (_, body) => {
  expect(await read(inPieces(Buffer.from(body), [1000]), 'b')).toEqual({ whole: false, parts: [], open: false });
});

test('more parts than any form has are not taken', async () => {
  const body = Buffer.from('--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(10_000));
  const { whole, parts } = await read(inPieces(body, [5000]), 'b');
  expect({ whole, count: parts.length }).toEqual({ whole: false, count: 200 });
});

test('the boundary is read quoted and plain, and only from a form with parts', () => {
  expect(
    [
      'multipart/form-data; boundary=----WebKitFormBoundaryA1',
      'multipart/form-data; charset=utf-8; boundary="a b"',
      'application/x-www-form-urlencoded',
      'multipart/mixed; boundary=a',
      null
    ].map(formBoundary)
  ).toEqual(['----WebKitFormBoundaryA1', 'a b', undefined, undefined, undefined]);
});
