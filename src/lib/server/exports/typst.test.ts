import { describe, expect, it } from 'vitest';
import { typesetPdf } from './typst.ts';

const template = `
#let data = json("data.json")
#set document(title: data.title)
#set text(font: "Atkinson Hyperlegible Next", lang: "id", fallback: false)
= #data.title
#data.text
`;
const typeset = async (data: object) =>
  (await typesetPdf({ 'main.typ': template }, 'main.typ', data)).toString('latin1');
const titleOf = (pdf: string) => /\/Title \(([^\n]*)\)\n/.exec(pdf.slice(pdf.lastIndexOf('/Title')))?.[1];

describe('a typeset report', () => {
  it('is a tagged PDF in Indonesian that embeds the page font and no other', async () => {
    const pdf = await typeset({ title: 'Laporan', text: 'Isi *bukan tebal*' });
    expect(pdf.startsWith('%PDF-1.')).toBe(true);
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toMatch(/\/Lang \(id\)/);
    const fonts = [...pdf.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)].map(([, name]) => name);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.every((name) => name?.startsWith('AtkinsonHyperlegibleNext'))).toBe(true);
  });

  it('takes what people wrote as text, never as Typst', async () => {
    const text = '#panic("x") $ " \\ ] #include "/etc/passwd" <script>alert(1)</script> {{7*7}} \u202E';
    await expect(typeset({ title: '#read("data.json")', text })).resolves.toContain('%%EOF');
  });

  it('holds its own data when several are asked for at once', async () => {
    const titles = Array.from({ length: 8 }, (_, place) => `Laporan ${place}`);
    const pdfs = await Promise.all(titles.map((title) => typeset({ title, text: title })));
    expect(pdfs.map(titleOf)).toEqual(titles);
  });

  it('says what is wrong in a template, and works again afterwards', async () => {
    await expect(typesetPdf({ 'broken.typ': '#nothing' }, 'broken.typ', {})).rejects.toThrow(/unknown variable/);
    await expect(typesetPdf({ 'far.typ': '#image("https://x.example/a.png")' }, 'far.typ', {})).rejects.toThrow();
    await expect(typeset({ title: 'Lagi', text: '' })).resolves.toContain('%%EOF');
  });
});
