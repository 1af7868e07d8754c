import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gzipTemplate } from './gzip-template.ts';

const plain = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replaceAll('§', ''));

test('whatever stands around and in the marks comes out of the stream as it went in', () => {
  fc.assert(
    fc.property(plain, plain, plain, plain, plain, (before, between, after, first, second) => {
      const make = gzipTemplate(`${before}§1${between}§2${after}`, ['§1', '§2']);
      for (const values of [
        [first, second],
        [second, first]
      ]) {
        expect(gunzipSync(make(values)).toString()).toBe(`${before}${values[0]}${between}${values[1]}${after}`);
      }
    })
  );
});

test('a mark that is missing is noticed when the template is made', () => {
  expect(() => gzipTemplate('tanpa tanda', ['§1'])).toThrow('lacks §1');
});
