import { expect, it } from 'vitest';
import { maxFileBytes } from '#lib/domain/files/upload-rules.ts';
import { overwriteGetLocale } from '#lib/i18n/generated/runtime.js';
import { fileSize } from './file-size.ts';

it.each([
  [0, '0 B'],
  [1023, '1.023 B'],
  [870_400, '850 kB'],
  [2_516_582, '2,4 MB'],
  [maxFileBytes, '10 MB']
])('writes %i bytes as %s', (bytes, text) => {
  overwriteGetLocale(() => 'id');
  expect(fileSize(bytes)).toBe(text);
});
