import { describe, expect, test } from 'vitest';
import type { Instrument } from '#lib/domain/surveys/instrument.ts';
import type { Locale } from '#lib/domain/surveys/localized.ts';
import { skm20171 } from '#lib/domain/surveys/instruments/skm-2017-1.ts';
import { spak20211 } from '#lib/domain/surveys/instruments/spak-2021-1.ts';
import { spkp20211 } from '#lib/domain/surveys/instruments/spkp-2021-1.ts';
import { changeSentence, messageOf, messageText } from './message.ts';
import { publicResult, resultOf } from './result.ts';
import { tallyOf } from './tally.ts';

/** Public result of respondents who each give the same answer to every item; `[value, how many]`. */
function answered(instrument: Instrument, ...groups: (readonly [value: number | null, count: number])[]) {
  const width = instrument.items.length;
  const answers = groups.flatMap(([value, count]) =>
    Array.from({ length: count }, () => [3, ...Array<number | null>(width - 1).fill(value)])
  );
  return resultOf({
    instrument,
    tally: tallyOf(answers, width, instrument.scaleMax),
    channels: { web: answers.length }
  });
}

const say = (result: ReturnType<typeof answered>, locale: Locale = 'id') =>
  messageText(messageOf(publicResult(result), locale));

describe('messageOf', () => {
  test('speaks of the public from thirty respondents on', () => {
    const result = answered(skm20171, [3, 200], [4, 100]);
    expect(say(result)).toBe('Masyarakat menilai pelayanan baik: IKM 82,41');
    expect(say(result, 'en')).toBe('The public rates the service good: IKM 82.41');
  });

  test('emphasizes the grade', () => {
    const parts = messageOf(answered(skm20171, [3, 200], [4, 100]), 'id');
    expect(parts.filter(({ emphasis }) => emphasis).map(({ text }) => text)).toEqual(['baik']);
  });

  test('speaks of respondents with limited data, and names the other grades in doubt', () => {
    const result = answered(skm20171, [3, 4], [4, 8]);
    expect(say(result)).toBe('12 responden menilai pelayanan sangat baik (mungkin baik): IKM 89,81');
    expect(say(result, 'en')).toBe('12 respondents rate the service very good (perhaps good): IKM 89.81');
    expect(say(answered(skm20171, [2, 5], [4, 7]))).toBe(
      '12 responden menilai pelayanan baik (mungkin tidak baik, kurang baik, atau sangat baik): IKM 78,70'
    );
  });

  test('says whether the WBK target is reached', () => {
    const reached = answered(spak20211, [6, 40]);
    expect(say(reached)).toBe(
      'Masyarakat menilai kantor kami bersih dari korupsi: IPAK 3,60 dari 4, target WBK 3,60 tercapai'
    );
    expect(say(reached, 'en')).toBe(
      'The public rates our office clean of corruption: IPAK 3.60 of 4, WBK target of 3.60 reached'
    );
    const missed = answered(spkp20211, [5, 40]);
    expect(say(missed)).toBe(
      'Masyarakat menilai kualitas pelayanan baik: IPKP 3,17 dari 4, target WBK 3,20 belum tercapai'
    );
    expect(say(missed, 'en')).toBe(
      'The public rates the quality of service good: IPKP 3.17 of 4, WBK target of 3.20 not yet reached'
    );
  });

  test('gives counts only below ten respondents', () => {
    const result = answered(spak20211, [6, 9]);
    expect(say(result)).toBe('9 responden mengisi survei ini; indeks ditampilkan mulai 10 responden');
    expect(say(result, 'en')).toBe('9 people answered this survey; the index is shown from 10 respondents on');
    expect(say(answered(spak20211, [6, 1]), 'en')).toMatch(/^1 person answered/);
  });

  test('tells the staff the index of few respondents, as theirs', () => {
    const result = answered(spak20211, [6, 1]);
    expect(messageText(messageOf(result, 'en'))).toMatch(
      /^1 respondent rates our office clean of corruption: IPAK 3\.60/
    );
  });

  test('says when there is nothing or when a question has no answers', () => {
    const nobody = answered(skm20171);
    expect(messageText(messageOf(nobody, 'id'))).toBe('Tidak ada responden pada triwulan ini');
    expect(say(nobody, 'en')).toBe('No respondents in this quarter');
    const gap = answered(skm20171, [null, 12]);
    expect(say(gap)).toBe(
      '12 responden mengisi survei ini; indeks tidak dapat dihitung karena ada pertanyaan tanpa jawaban'
    );
    expect(say(gap, 'en')).toBe('12 people answered this survey; there is no index because a question has no answers');
  });
});

describe('changeSentence', () => {
  const measured = { difference: -210, t: -3, df: 60, p: 0.004 };

  test('says up or down when the change is significant', () => {
    expect(changeSentence({ ...measured, verdict: 'down' }, 'Triwulan III Tahun 2026', 'id')).toBe(
      'Turun 2,10 dari Triwulan III Tahun 2026'
    );
    expect(changeSentence({ ...measured, difference: 7, verdict: 'up' }, 'Quarter 3 of 2026', 'en')).toBe(
      'Up 0.07 from Quarter 3 of 2026'
    );
  });

  test('names no number and no direction otherwise', () => {
    const change = { ...measured, p: 0.2, verdict: 'not_significant' } as const;
    expect(changeSentence(change, 'Triwulan III Tahun 2026', 'id')).toBe(
      'Tidak berbeda nyata dari Triwulan III Tahun 2026'
    );
    expect(changeSentence(change, 'Quarter 3 of 2026', 'en')).toBe('No significant difference from Quarter 3 of 2026');
    expect(
      changeSentence({ verdict: 'not_comparable', reason: 'no_index' }, 'Quarter 3 of 2026', 'en')
    ).toBeUndefined();
  });
});
