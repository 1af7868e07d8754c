import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { complaintSchema, enteredChannels, entrySchema } from './complaint-form.ts';
import { fieldLimits, fieldProblems, fieldProblemText } from './complaint-fields.ts';

const today = '2026-11-24';
const least = {
  class: 'complaint',
  category: 'service_time',
  description: 'Antrean dua jam.',
  identity: 'identified',
  name: 'Warga Uji'
};
const parse = (change: Record<string, unknown> = {}) => complaintSchema(today).safeParse({ ...least, ...change });
const problems = (
  change: Record<string, unknown>,
  schema: z.ZodType = complaintSchema(today)
): Record<string, string> => {
  const parsed = schema.safeParse({ ...least, ...change });
  return Object.fromEntries(parsed.error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? []);
};

describe('the public form', () => {
  test('needs what happened and a name; everything else may stay empty', () => {
    const empty = {
      subject: '',
      occurredOn: '',
      place: ' ',
      involved: '',
      desiredSolution: '',
      address: '',
      phone: '',
      email: ''
    };
    const { data } = parse(empty);
    expect(data).toMatchObject(least);
    expect(Object.values(data ?? {}).filter((value) => value !== undefined)).toHaveLength(5);
  });

  test('says everything that is wrong at once, each beside its field', () => {
    expect(
      problems({
        class: '',
        category: 'x',
        description: ' \r\n ',
        name: ' ',
        occurredOn: '2026-02-30',
        phone: 'nomor saya',
        email: 'warga@'
      })
    ).toEqual({
      class: 'choice',
      category: 'choice',
      description: 'description_missing',
      name: 'name_missing',
      occurredOn: 'date',
      phone: 'phone',
      email: 'email'
    });
  });

  test('an empty post has messages for what is needed only', () => {
    const parsed = complaintSchema(today).safeParse({});
    expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['class', 'choice'],
      ['category', 'choice'],
      ['description', 'description_missing'],
      ['identity', 'choice']
    ]);
  });

  test('drops who an anonymous complainant is, even where it was typed wrongly', () => {
    const { data } = parse({
      identity: 'anonymous',
      name: 'Warga Uji',
      address: 'Jalan A',
      phone: 'x',
      email: 'warga@'
    });
    expect(data).toMatchObject({ identity: 'anonymous', description: least.description });
    expect(JSON.stringify(data)).not.toMatch(/Warga Uji|Jalan|name|phone|email/);
  });

  test('asks a confidential complainant for the name, too', () => {
    expect(problems({ identity: 'confidential', name: '' })).toEqual({ name: 'name_missing' });
  });

  test('takes today and no day to come', () => {
    expect(parse({ occurredOn: today }).data?.occurredOn).toBe(today);
    expect(problems({ occurredOn: '2026-11-25' })).toEqual({ occurredOn: 'date_to_come' });
    expect(problems({ occurredOn: 'kemarin' })).toEqual({ occurredOn: 'date' });
  });

  test('counts a line end as one character, as the browser does', () => {
    const full = 'a\n'.repeat(fieldLimits.description / 2 - 1) + 'ab';
    expect(parse({ description: full.replaceAll('\n', '\r\n') }).data?.description).toBe(full);
    expect(problems({ description: `${full}c` })).toEqual({ description: 'too_long' });
  });

  test.each(
    Object.entries(fieldLimits).filter(
      ([field]) => field !== 'externalReference' && field !== 'email' && field !== 'phone'
    )
  )('%s takes %d characters and not one more', (field, limit) => {
    expect(problems({ [field]: 'a'.repeat(limit) })).toEqual({});
    expect(problems({ [field]: 'a'.repeat(limit + 1) })).toEqual({ [field]: 'too_long' });
  });

  test.each(['0812 3456 7890', '+62 812-3456-7890', '(0549) 21000', '0549.210.001'])(
    '%s is a telephone number',
    (phone) => {
      expect(parse({ phone }).data?.phone).toBe(phone);
    }
  );

  test.each(['123456', '+62+812', 'WA 0812345678', '0'.repeat(16)])('%s is none', (phone) => {
    expect(problems({ phone })).toEqual({ phone: 'phone' });
  });

  test('makes one line of what was pasted into a line', () => {
    expect(parse({ name: ' Warga\r\nUji\t' }).data?.name).toBe('Warga Uji');
  });

  test('refuses or takes whatever is posted, and never throws', () => {
    const anything = fc.record(
      Object.fromEntries(
        [...Object.keys(least), 'occurredOn', 'phone', 'email', 'extra'].map((name) => [name, fc.anything()])
      ),
      { requiredKeys: [] }
    );
    fc.assert(
      fc.property(fc.oneof(anything, fc.anything()), (input) => {
        const parsed = complaintSchema(today).safeParse(input);
        const messages = parsed.error?.issues.filter(({ path }) => path.length > 0).map(({ message }) => message) ?? [];
        expect(messages.filter((message) => !(fieldProblems as readonly string[]).includes(message))).toEqual([]);
      })
    );
  });
});

describe('the form of staff', () => {
  const entry = { channel: 'whatsapp', receivedOn: '2026-11-20', externalReference: '' };

  test('adds the channel, the day of the receipt and the number elsewhere', () => {
    expect(entrySchema(today).parse({ ...least, ...entry, externalReference: ' 8812345 ' })).toMatchObject({
      ...least,
      channel: 'whatsapp',
      receivedOn: '2026-11-20',
      externalReference: '8812345'
    });
  });

  test('knows every channel but the site itself', () => {
    expect(enteredChannels).not.toContain('web');
    expect(problems({ ...entry, channel: 'web' }, entrySchema(today))).toEqual({ channel: 'choice' });
  });

  test('needs a day of receipt that has come', () => {
    expect(problems({ ...entry, receivedOn: '' }, entrySchema(today))).toEqual({ receivedOn: 'date' });
    expect(problems({ ...entry, receivedOn: '2026-11-25' }, entrySchema(today))).toEqual({
      receivedOn: 'date_to_come'
    });
  });
});

describe('the words for a problem', () => {
  test.each(fieldProblems)('%s is said in both languages', (problem) => {
    expect(fieldProblemText(problem, 'name')).not.toBe(problem);
    expect(fieldProblemText(problem, 'name', 'en')).not.toBe(fieldProblemText(problem, 'name', 'id'));
  });

  test('a text too long names the limit of its field', () => {
    expect(fieldProblemText('too_long', 'description')).toContain('10.000 huruf');
    expect(fieldProblemText('too_long', 'description', 'en')).toContain('10,000 characters');
  });

  test('a message that is no code stays', () => {
    expect(fieldProblemText('Kasus ini sudah ada.', 'form')).toBe('Kasus ini sudah ada.');
  });
});
