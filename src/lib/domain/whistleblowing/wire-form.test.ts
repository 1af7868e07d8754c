import { describe, expect, it } from 'vitest';
import { bytesSchema, filesSchema, largestFile, messageSchema } from './wire-form.ts';

const fits = (bytes: number, text: unknown) => bytesSchema(bytes).safeParse(text).success;
const encoded = (bytes: number, fill = 7) => Buffer.alloc(bytes, fill).toString('base64url');

describe('bytes', () => {
  it.each([12, 16, 32, 48, 64, 1040])('of %i are exactly so many, written in the one way there is', (bytes) => {
    expect(fits(bytes, encoded(bytes))).toBe(true);
    for (const length of [bytes - 1, bytes + 1, bytes + 3]) expect(fits(bytes, encoded(length))).toBe(false);
    const text = encoded(bytes);
    const others = [
      `${text}=`,
      ` ${text}`,
      `${text}\n`,
      text.replace(/.$/, '+'),
      text.replace(/.$/, '='),
      '',
      null,
      5,
      [text]
    ];
    for (const other of others) expect(fits(bytes, other)).toBe(false);
  });

  it('are refused with bits beyond the last byte', () => {
    expect(fits(16, `${'A'.repeat(21)}A`)).toBe(true);
    expect(fits(16, `${'A'.repeat(21)}B`)).toBe(false);
    expect(fits(32, `${'A'.repeat(42)}B`)).toBe(false);
  });
});

describe('a message', () => {
  const message = (ciphertext: number, change: object = {}) => ({
    header: {
      reportId: encoded(16),
      messageId: encoded(16),
      seq: 1,
      sender: 'reporter',
      kind: 'report',
      mode: 'browser',
      keyList: encoded(32),
      previous: '',
      seen: ''
    },
    iv: encoded(12),
    ciphertext: encoded(ciphertext),
    sealedKeys: [{ enc: encoded(32), ct: encoded(48) }],
    commitment: encoded(32),
    signature: encoded(64),
    ...change
  });
  const takes = (value: unknown) => messageSchema.safeParse(value).success;

  it('has one of five sizes', () => {
    for (const step of [1, 4, 16, 64, 256]) {
      expect(takes(message(step * 1024 + 16))).toBe(true);
      expect(takes(message(step * 1024 + 15))).toBe(false);
      expect(takes(message(step * 1024 + 17))).toBe(false);
    }
  });

  it('has nothing more and nothing less', () => {
    const right = message(1040);
    expect(takes({ ...right, text: 'nama saya' })).toBe(false);
    expect(takes({ ...right, header: { ...right.header, at: '2026-11-24T09:30:00Z' } })).toBe(false);
    for (const key of Object.keys(right)) expect(takes({ ...right, [key]: undefined }), key).toBe(false);
    expect(takes({ ...right, sealedKeys: [] })).toBe(false);
  });
});

it('files have a size and a number', () => {
  const file = (size: number, fill = 1) => ({ fileId: encoded(16, fill), size });
  const takes = (files: unknown) => filesSchema.safeParse(files).success;
  expect(takes([file(largestFile), file(100, 2)])).toBe(true);
  expect(takes([file(100), file(100)])).toBe(false);
  expect(takes(Array.from({ length: 6 }, (_, fill) => file(100, fill)))).toBe(false);
  expect(takes(Array.from({ length: 4 }, (_, fill) => file(largestFile, fill)))).toBe(false);
  for (const size of [0, -1, 17, 1.5, largestFile * 2]) expect(takes([file(size)])).toBe(false);
});
