import { describe, expect, it } from 'vitest';
import { ratingSchema, reasonSchema, replySchema, updatesSchema } from './complainant-forms.ts';

const submissionId = '0b9c2f5e-8d1a-4c3b-9e7f-123456789abc';
const codes = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message);

describe('what a complainant sends to a case', () => {
  it('takes a message with the line ends browsers post, and nothing that is only blanks', () => {
    expect(replySchema.parse({ submissionId, body: ' Satu\r\nDua ' }).body).toBe('Satu\nDua');
    expect(codes(replySchema.safeParse({ submissionId, body: ' \r\n ' }))).toEqual(['missing']);
    expect(codes(replySchema.safeParse({ submissionId }))).toEqual(['missing']);
  });

  it('takes ten thousand characters and no more', () => {
    expect(reasonSchema.safeParse({ submissionId, reason: 'a'.repeat(10_000) }).success).toBe(true);
    expect(codes(reasonSchema.safeParse({ submissionId, reason: 'a'.repeat(10_001) }))).toEqual(['too_long']);
  });

  it.each(['', '0', '5', '2.5', ' 3', '1e0', 'tiga'])('takes no score of %j', (score) => {
    expect(codes(ratingSchema.safeParse({ score }))).toEqual(['missing']);
  });

  it('takes a score without words', () => {
    expect(ratingSchema.parse({ score: '4' })).toEqual({ score: 4 });
  });

  it.each(['', 'nama', 'nama@', 'a@b.c\r\nBcc: x@y.z'])('sends no updates to %j', (email) => {
    expect(codes(updatesSchema.safeParse({ email }))).toEqual(['email']);
  });
});
