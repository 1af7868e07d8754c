import sharp from 'sharp';
import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { maxFileBytes } from '#lib/domain/files/upload-rules.ts';
import { wordFile, zipFile } from '#tests/support/zip-file.ts';
import { cleanFile } from './clean-file.ts';

const red = { create: { width: 40, height: 20, channels: 3 as const, background: 'red' } };
const place = { IFD0: { Copyright: 'Warga Uji' }, IFD3: { GPSLatitude: '0/1 30/1 0/1' } };

async function taken(name: string, bytes: Buffer) {
  const cleaned = await cleanFile({ name, bytes });
  if (!cleaned.ok) throw new Error(cleaned.problem);
  return cleaned.file;
}

const refused = async (name: string, bytes: Buffer) => {
  const cleaned = await cleanFile({ name, bytes });
  return cleaned.ok ? 'taken' : cleaned.problem;
};

const box = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1heic`)]);

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s loses place, owner and whatever was appended, and keeps its picture',
  async (format) => {
    const given = await sharp(red).withExif(place).toFormat(format).toBuffer();
    const file = await taken(`foto.${format}`, Buffer.concat([given, Buffer.from('<script>alert(1)</script>')]));
    const facts = await sharp(file.bytes).metadata();
    expect(file).toMatchObject({ cleaned: true, mediaType: `image/${format}` });
    expect([facts.width, facts.height, facts.exif, facts.xmp, facts.iptc]).toEqual([
      40,
      20,
      undefined,
      undefined,
      undefined
    ]);
    expect(file.bytes.includes('Warga Uji')).toBe(false);
    expect(file.bytes.includes('script')).toBe(false);
  }
);

test('a photo taken sideways stands upright without its note about the side', async () => {
  const sideways = await sharp(red).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const file = await taken('foto.jpg', sideways);
  const { width, height, orientation } = await sharp(file.bytes).metadata();
  expect([width, height, orientation]).toEqual([20, 40, undefined]);
});

test('an image that unpacks to more than 40 megapixels is refused before it is drawn', async () => {
  const large = await sharp({ create: { ...red.create, width: 8_000, height: 5_001 } })
    .png()
    .toBuffer();
  expect(large.length).toBeLessThan(maxFileBytes);
  expect(await refused('besar.png', large)).toBe('pixels');
});

test('an image that is cut off or only begins like one is broken', async () => {
  const noise = await sharp(red).png().toBuffer();
  const photo = await sharp({
    create: { ...red.create, width: 600, height: 600, noise: { type: 'gaussian', mean: 128, sigma: 30 } }
  })
    .jpeg()
    .toBuffer();
  expect(await refused('a.jpg', photo.subarray(0, photo.length / 2))).toBe('broken');
  expect(await refused('a.png', Buffer.concat([noise.subarray(0, 40), Buffer.alloc(400, 7)]))).toBe('broken');
});

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'taken'],
  ['SVG with its declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'type'],
  ['GIF', 'GIF89a\x01\0\x01\0\0\0\0', 'type'],
  ['program', 'MZ\x90\0\x03\0\0\0', 'type'],
  ['bytes without a shape', '\x01\x02\x03', 'type']
])('a %s never passes as an image, whatever its name', async (_, content, outcome) => {
  const bytes = Buffer.from(content, 'latin1');
  expect(await refused('foto.png', bytes)).toBe(outcome);
  // What is text is kept as text.
  if (outcome === 'taken')
    expect(await taken('foto.png', bytes)).toMatchObject({ name: 'foto.png.txt', mediaType: 'text/plain' });
});

test.each(['heic', 'heix', 'mif1'])(
  'a HEIC photo (%s) is not kept, because where it was taken stays in it',
  async (brand) => {
    expect(await refused('IMG_1.jpg', box(brand))).toBe('heic');
  }
);

test('where its sender agreed, a HEIC photo goes as it came, under its true ending', async () => {
  const cleaned = await cleanFile({ name: 'IMG_1.jpg', bytes: box('heic') }, undefined, { keepsHeic: true });
  expect(cleaned).toMatchObject({ ok: true, file: { name: 'IMG_1.jpg.heic', cleaned: false, bytes: box('heic') } });
});

test.each<[string, Buffer, string]>([
  ['rekaman.mp4', box('isom'), 'video/mp4'],
  ['rekaman.mov', box('qt  '), 'video/quicktime'],
  ['suara.m4a', box('M4A '), 'audio/mp4'],
  ['suara.mp3', Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(600)]), 'audio/mpeg'],
  [
    'pesan.ogg',
    Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(40)]),
    'audio/ogg'
  ],
  ['surat.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'application/pdf'],
  ['obrolan.txt', Buffer.from('12/03/26 09.14 - Warga Uji: “Loket tutup” 😀\r\n\tnanti lagi'), 'text/plain'],
  ['catatan.txt', Buffer.from('\ufeffLoket tutup', 'utf16le'), 'text/plain'],
  ['ansi.txt', Buffer.from('caf\xe9 \x93loket\x94', 'latin1'), 'text/plain']
])('%s is kept as it came', async (name, bytes, mediaType) => {
  expect(await taken(name, bytes)).toEqual({ name, mediaType, bytes, cleaned: false });
});

test('the name ends as the content demands, without path and disguise', async () => {
  const pdf = Buffer.from('%PDF-1.7\n');
  expect((await taken('C:\\fakepath\\laporan.pdf.exe', pdf)).name).toBe('laporan.pdf.exe.pdf');
  expect((await taken('../../etc/passwd', pdf)).name).toBe('passwd.pdf');
});

test('a workbook of the site’s own making and a plain letter are taken as they are', async () => {
  const book = await writeXlsxFile([[{ value: 'Nama' }, { value: 12 }]]).toBuffer();
  expect(await taken('daftar.xlsx', book)).toMatchObject({ name: 'daftar.xlsx', cleaned: false, bytes: book });
  expect(await taken('surat.docx', wordFile())).toMatchObject({ name: 'surat.docx' });
});

const relations = (type: string, mode: string) =>
  `<Relationships><Relationship ${mode} Target="http://evil.example/a>b.dotm" Type="http://schemas.example/${type}"/></Relationships>`;
const settingsRelations = (content: string | Buffer, name = 'word/_rels/settings.xml.rels') =>
  wordFile([{ name, content }]);
const external = 'TargetMode = "External"';

const macroWord = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const template =
  '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>';

test.each<[string, Buffer, string]>([
  ['VBA', wordFile([{ name: 'word/vbaProject.bin', content: 'x' }]), 'macros'],
  ['a packed object', wordFile([{ name: 'word/embeddings/oleObject1.bin', content: 'x' }]), 'macros'],
  ['Excel 4 macros', wordFile([{ name: 'xl/macrosheets/sheet1.xml', content: 'x' }]), 'macros'],
  ['the type of a macro file', wordFile([], macroWord), 'macros'],
  ['a template from elsewhere', settingsRelations(template), 'macros'],
  ['one whose address holds a bracket', settingsRelations(relations('attachedTemplate', external)), 'macros'],
  ['one in a part named in capitals', settingsRelations(template, 'word/_rels/SETTINGS.XML.RELS'), 'macros'],
  ['one spelt in numbers', settingsRelations(relations('attached&#x54;emplate', external)), 'macros'],
  ['one in wide characters', settingsRelations(Buffer.from(`\ufeff${template}`, 'utf16le')), 'macros'],
  ['one behind an entity', settingsRelations(`<!DOCTYPE r [<!ENTITY t "x">]>${relations('t', external)}`), 'archive'],
  [
    'a link that starts a program',
    wordFile([{ name: 'xl/externalLinks/externalLink1.xml', content: '<ddeLink/>' }]),
    'macros'
  ],
  ['a link to a website', settingsRelations(relations('hyperlink', external)), 'taken'],
  [
    'a template named with percent signs',
    wordFile([{ name: 'word/_rels/settings.xml%2Erels', content: template }]),
    'macros'
  ],
  ['a program named with percent signs', wordFile([{ name: 'word%5Cembeddings/a%2e%65xe', content: 'x' }]), 'macros'],
  ['printer settings', wordFile([{ name: 'xl/printerSettings/printerSettings1.bin', content: 'x' }]), 'taken'],
  ['an entry that unpacks 1,000-fold', wordFile([{ name: 'word/a.xml', content: Buffer.alloc(5_000_000) }]), 'archive'],
  [
    'an entry larger than it claims',
    wordFile([{ name: 'word/a.xml', content: Buffer.alloc(50_000), claimedSize: 10 }]),
    'archive'
  ],
  ['an entry smaller than it claims', wordFile([{ name: 'word/a.xml', content: 'x', claimedSize: 10 }]), 'archive'],
  ['more than 100 MiB claimed', wordFile([{ name: 'word/a.xml', content: 'x', claimedSize: 0x7fffffff }]), 'archive'],
  ['2,001 entries', wordFile(Array.from({ length: 2_000 }, (_, i) => ({ name: `word/${i}`, content: '' }))), 'archive'],
  ['a directory cut off', wordFile().subarray(0, -30), 'broken'],
  ['a ZIP that is no document', zipFile([{ name: 'a.exe', content: 'MZ' }]), 'type']
])('an office file with %s is judged by it', async (_, bytes, outcome) => {
  expect(await refused('surat.docx', bytes)).toBe(outcome);
});

test('an empty file and one over 10 MiB are told apart', async () => {
  expect(await refused('a.txt', Buffer.alloc(0))).toBe('empty');
  expect(await refused('a.txt', Buffer.alloc(maxFileBytes, 'a'))).toBe('taken');
  expect(await refused('a.txt', Buffer.alloc(maxFileBytes + 1, 'a'))).toBe('too_large');
});
