import { describe, expect, it } from 'vitest';
import { epochOf } from '#lib/domain/calendar/instant.ts';
import { mailTroubleText } from './trouble-text.ts';

const since = epochOf('2026-11-24T08:00:00+08:00');

describe('what staff read while no mail gets through', () => {
  it.each([
    ['ECONNREFUSED', 'tidak menjawab'],
    ['ETIMEDOUT', 'tidak menjawab'],
    ['EAUTH 535', 'menolak nama pengguna atau kata sandi kami'],
    ['ETLS', 'tidak dapat dihubungi secara aman'],
    ['EENVELOPE 451', 'menolak email kami']
  ])('says for %s that the server %s, and since when', (problem, words) => {
    const text = mailTroubleText({ since, problem });
    expect(text).toContain(`Server email ${words} sejak 24 November 2026, 08.00 WITA.`);
    expect(text).toContain(`kode ${problem}`);
  });
});
