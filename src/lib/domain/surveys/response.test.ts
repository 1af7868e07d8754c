import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalContent, readAnswers, submissionSchema, unseenFields, type Submission } from './response.ts';

const submission: Submission = {
  survey: 'persepsi-korupsi',
  instrument: 'spak-2021@1',
  channel: 'web',
  takenAt: '2026-11-24T10:00:00+08:00',
  answers: { fraud: 5, extortion: 6 },
  respondent: { sex: 'female', ageBand: '26_35' }
};

/** Paths of the fields the schema complains about. */
function wrongFields(change: Record<string, unknown>): string[] {
  const parsed = submissionSchema.safeParse({ ...submission, ...change });
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, ...issue }) =>
    issue.code === 'unrecognized_keys' ? [...path, ...issue.keys].join('.') : path.join('.')
  );
}

describe('submissionSchema', () => {
  test('accepts a complete submission and one with answers only', () => {
    expect(
      wrongFields({ suggestion: 'Tambah kursi', durationMs: 90000, clockOffsetMs: -1200, source: 'loket-1' })
    ).toEqual([]);
    expect(wrongFields({ respondent: null, suggestion: null, durationMs: null })).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['survey', { survey: 'tidak-ada' }],
    ['instrument', { instrument: 7 }],
    ['channel', { channel: 'paper' }],
    ['channel', { channel: 'fax' }],
    ['takenAt', { takenAt: 'kemarin' }],
    ['takenAt', { takenAt: '' }],
    ['takenAt', { takenAt: 1790000000000 }],
    ['takenAt', { takenAt: '2026-11-24T10:00:00' }],
    ['takenAt', { takenAt: '2026-02-30T10:00:00Z' }],
    ['takenAt', { takenAt: '2026-11-24T10:00:00+29:00' }],
    ['takenAt', { takenAt: '2024-12-31T23:59:59Z' }],
    ['answers', { answers: [5, 6] }],
    ['answers.fraud', { answers: { fraud: 2.5 } }],
    ['answers.fraud', { answers: { fraud: '5' } }],
    ['respondent.sex', { respondent: { sex: 'L' } }],
    ['respondent.ageBand', { respondent: { ageBand: 34 } }],
    ['respondent.education', { respondent: { education: 'S1' } }],
    ['respondent.occupation', { respondent: { occupation: '' } }],
    ['respondent.serviceType', { respondent: { serviceType: 'ktp' } }],
    ['respondent.disability', { respondent: { disability: true } }],
    ['respondent.name', { respondent: { name: 'x' } }],
    ['suggestion', { suggestion: 'a'.repeat(2001) }],
    ['suggestion', { suggestion: 'a\u0000b' }],
    ['durationMs', { durationMs: -1 }],
    ['clockOffsetMs', { clockOffsetMs: 1e12 }],
    ['source', { source: 'Loket 1' }],
    ['phone', { phone: '0812' }]
  ])('names the field %s in %j', (field, change) => {
    expect(wrongFields(change)).toEqual([field]);
  });

  test('answers any JSON with a verdict, never with an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(submission)), (value, field) => {
        expect(submissionSchema.safeParse({ ...submission, [field]: value }).success).toBeTypeOf('boolean');
        expect(submissionSchema.safeParse(value).success).toBe(false);
      })
    );
  });
});

describe('unseenFields', () => {
  test.each([
    ['{"answers":{"fraud":5,"__proto__":4}}', ['answers.__proto__']],
    ['{"__proto__":{"answers":{}},"respondent":{"__proto__":null}}', ['__proto__', 'respondent.__proto__']],
    ['{"answers":{"fraud":5,"constructor":4}}', []],
    ['["__proto__"]', []],
    ['null', []],
    ['7', []]
  ])('finds in %s the fields %j', (json, fields) => {
    expect(unseenFields(JSON.parse(json)).map(({ field }) => field)).toEqual(fields);
  });
});

describe('readAnswers', () => {
  test('puts answers into the order of the instrument, null where skipped', () => {
    const read = readAnswers({ ...submission, answers: { extortion: 6, fraud: 5, brokers: null } });
    expect(read.ok && read.answers).toEqual([null, 5, null, 6, null]);
    expect(read.ok && read.instrument.id).toBe('spak-2021@1');
  });

  test.each<[string[], Partial<Submission>]>([
    [['instrument'], { instrument: 'spak-2021@2' }],
    [['instrument'], { survey: 'pelayanan-publik' }],
    [['answers.requirements'], { answers: { requirements: 3, fraud: 5 } }],
    [['answers.fraud'], { answers: { fraud: 0 } }],
    [['answers.fraud', 'answers.brokers'], { answers: { fraud: 7, brokers: -1, gratuity: 6 } }],
    [['answers.toString'], { answers: { toString: 3 } }],
    [['answers'], { answers: {} }],
    [['answers'], { answers: { fraud: null } }]
  ])('names %j', (fields, change) => {
    const read = readAnswers({ ...submission, ...change });
    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual(fields);
  });
});

describe('canonicalContent', () => {
  test('is the same for the same answer, sent again in another order or with empty fields', () => {
    const again: Submission = {
      clockOffsetMs: 4000,
      source: '',
      suggestion: null,
      respondent: { education: null, ageBand: '26_35', sex: 'female' },
      answers: { extortion: 6, brokers: null, fraud: 5 },
      takenAt: '2026-11-24T10:00:00+08:00',
      channel: 'web',
      instrument: 'spak-2021@1',
      survey: 'persepsi-korupsi'
    };
    expect(canonicalContent(again)).toBe(canonicalContent(submission));
  });

  test('an empty profile is no profile', () => {
    expect(canonicalContent({ ...submission, respondent: { sex: null } })).toBe(
      canonicalContent({ ...submission, respondent: undefined })
    );
  });

  test.each<[string, Partial<Submission>]>([
    ['another value', { answers: { fraud: 4, extortion: 6 } }],
    ['another item', { answers: { fraud: 5, brokers: 6 } }],
    ['another profile', { respondent: { sex: 'male', ageBand: '26_35' } }],
    ['another time', { takenAt: '2026-11-24T10:00:01+08:00' }],
    ['another channel', { channel: 'qr' }],
    ['a suggestion', { suggestion: 'Tambah kursi' }],
    ['a duration', { durationMs: 1 }],
    ['a source', { source: 'loket' }]
  ])('differs with %s', (_name, change) => {
    expect(canonicalContent({ ...submission, ...change })).not.toBe(canonicalContent(submission));
  });
});
