import { describe, expect, it } from 'vitest';
import { passwordProblem } from '#lib/domain/staff/password-rule.ts';

const account = { email: 'petugas.survei@kantor.example', name: 'Petugas Survei' };

describe('passwordProblem', () => {
  it.each(['perahu kuning di dermaga', 'Lx7!mQ2#vT9&', 'жёлтая лодка у причала', 'survei itu pohon jati tua'])(
    'takes %s',
    (password) => {
      expect(passwordProblem(password, account)).toBeUndefined();
    }
  );

  it.each(['sebelas char', 'abcdefghijk'])('counts characters: %s', (password) => {
    const problem = passwordProblem(password, account);
    if (password.length < 12) expect(problem).toMatch('12');
    else expect(problem).toBeUndefined();
  });

  it.each([
    ['the e-mail', 'petugas.survei@1'],
    ['the name', 'PetugasSurvei2026'],
    ['the office', 'KPU Kutai Timur 2026'],
    ['the programme', 'zona-integritas-1'],
    ['one letter', 'aaaaaaaaaaaaaaaa'],
    ['a known word', 'password12345'],
    ['nothing but spaces', ' '.repeat(20)]
  ])('refuses %s', (_case, password) => {
    expect(passwordProblem(password, account)).toMatch('mudah ditebak');
  });

  it('refuses a text so long that hashing it would be a burden', () => {
    expect(passwordProblem('x7'.repeat(200), account)).toMatch('256');
  });
});
