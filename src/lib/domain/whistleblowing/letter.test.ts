import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLetter, writeLetter } from './letter.ts';

const file = { fileId: 'a', name: '../x.html', size: 3, key: 'k', prefix: 'p' };

test('a letter is read as it was written', () => {
  const written = writeLetter({
    text: 'Saya melihat.',
    kind: 'illegal_levy',
    answers: { who: 'Kepala' },
    excluded: ['A'],
    files: [file]
  });
  expect(readLetter(written)).toEqual({
    text: 'Saya melihat.',
    kind: 'illegal_levy',
    answers: { who: 'Kepala' },
    excluded: ['A'],
    files: [file],
    state: null,
    reason: null,
    wantsProof: false,
    proof: null
  });
});

test('a proof of filing says office, day, report and signature; one that lacks any is none', () => {
  const proof = { office: 'Kantor', day: '2026-11-24', report: 'r', signature: 's' };
  expect(readLetter(writeLetter({ proof })).proof).toEqual(proof);
  for (const day of ['kemarin', '2026-13-01', ''])
    expect(readLetter(writeLetter({ proof: { ...proof, day } })).proof).toBeNull();
  for (const part of ['office', 'day', 'report', 'signature'])
    expect(readLetter(JSON.stringify({ proof: { ...proof, [part]: undefined } })).proof).toBeNull();
  expect(readLetter('{"proof":true,"wantsProof":"ya"}')).toMatchObject({ proof: null, wantsProof: false });
});

test('a state names itself and its reason', () => {
  const written = writeLetter({ state: 'closed_insufficient', reason: 'no_answer', text: 'Kami menunggu.' });
  expect(readLetter(written)).toMatchObject({ state: 'closed_insufficient', reason: 'no_answer' });
});

test('words that are no letter are shown whole, and no input breaks the reader', () => {
  for (const plain of ['Tolong.', '"kutipan"', '[1]', 'null', '']) expect(readLetter(plain).text).toBe(plain);
  fc.assert(
    fc.property(fc.json(), (plain) => {
      expect(typeof readLetter(plain).text).toBe('string');
    })
  );
  const odd = readLetter('{"text":1,"kind":"x","answers":[],"excluded":[1,"b"],"files":[{"name":"n"},5]}');
  expect(odd).toMatchObject({ text: '', kind: null, answers: {}, excluded: ['b'], files: [] });
});
