import { describe, expect, it } from 'vitest';
import { confirmationWords, digestWords, followUpWords, isWorthADigest, updateWords } from './mail-words.ts';

const registerNumber = 'DUMAS/2026/XI/0007';
const trackUrl = 'https://suara.example/pengaduan/lacak';
const endUrl = 'https://suara.example/pengaduan/email/abc';
const links = { registerNumber, trackUrl, endUrl };
const nothing = { due: 0, overdue: 0, reply: 0, waiting: 0, quarantined: 0, open: 0 };

describe('a mail about a case', () => {
  it.each([
    ['update', updateWords(links)],
    ['question after four weeks', followUpWords(links)]
  ])(
    '(%s) holds number, tracking page and a way to end it, in both languages, and no other address',
    (_kind, words) => {
      expect(words.subject).toContain(registerNumber);
      expect(words.text.match(/https?:\/\/\S+/g)).toEqual([trackUrl, endUrl]);
      expect(words.text).toContain('In English:');
      expect(words.text.indexOf('pengaduan')).toBeLessThan(words.text.indexOf('In English:'));
    }
  );

  it('(confirmation) says until when, and what to do for somebody who did not ask', () => {
    const { text } = confirmationWords({ registerNumber, confirmUrl: endUrl, lastDay: '2026-11-26' });
    expect(text).toContain('26 November 2026');
    expect(text).toContain('abaikan email ini');
    expect(text.match(/https?:\/\/\S+/g)).toEqual([endUrl]);
  });
});

describe('the digest', () => {
  it('is counts and a link, nothing else', () => {
    const counts = { due: 2, overdue: 1, reply: 5, waiting: 3, quarantined: 4, open: 9 };
    const { subject, text } = digestWords(counts, {
      date: '2026-11-24',
      inboxUrl: 'https://suara.example/staf/pengaduan'
    });
    expect(subject).toBe('Pengaduan hari ini: 2 jatuh tempo, 1 terlambat');
    expect(text).toContain('24 November 2026');
    for (const line of [
      'hari ini: 2',
      'terlambat: 1',
      'dibalas: 5',
      'menunggu pengadu: 3',
      'diperiksa: 4',
      'selesai: 9'
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain('DUMAS');
  });

  it('is sent for something due, overdue, unanswered or held back, not for a quiet morning', () => {
    expect(isWorthADigest({ ...nothing, open: 5, waiting: 2 })).toBe(false);
    for (const key of ['due', 'overdue', 'reply', 'quarantined'] as const)
      expect(isWorthADigest({ ...nothing, [key]: 1 })).toBe(true);
  });
});
