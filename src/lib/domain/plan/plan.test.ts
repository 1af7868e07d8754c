import { describe, expect, it } from 'vitest';
import { actionSchema, planSchema, planTextSchema, type Plan } from './plan.ts';

const action = { text: 'Rapat', evidence: null, dueMonths: [3], dueText: 'Maret 2025', target: null };

function planWith(change: (plan: Plan) => void): Plan {
  const item = (code: string) => ({
    code,
    title: 'Judul',
    indicators: [{ key: `${code}.a`, text: 'Indikator', actions: [action], measures: [] }]
  });
  const plan: Plan = {
    year: 2025,
    title: 'Rencana Aksi',
    decree: { number: '1', date: '2025-01-02', place: 'Kota', signedByOffice: 'Ketua' },
    components: [
      { code: 'I', title: 'Satu', sections: [{ code: null, title: null, items: [item('I.1'), item('I.2')] }] },
      { code: 'V', title: 'Lima', sections: [{ code: 'V.1', title: 'Bagian', items: [item('V.1.1')] }] }
    ],
    workingGroups: []
  };
  change(plan);
  return plan;
}

const messagesOf = (plan: Plan) => planSchema.safeParse(plan).error?.issues.map(({ message }) => message);

describe('planSchema', () => {
  it('accepts items below a component and below its sections', () => {
    expect(messagesOf(planWith(() => undefined))).toBeUndefined();
  });

  it('refuses an item whose code does not name its place', () => {
    const plan = planWith(({ components }) => {
      components[1]!.sections[0]!.items[0]!.code = 'V.2.1';
    });
    expect(messagesOf(plan)).toContain('Write the code V.1.1 instead of V.2.1.');
  });

  it('refuses two items with one code', () => {
    const plan = planWith(({ components }) => {
      components[0]!.sections[0]!.items[1]!.code = 'I.1';
    });
    expect(messagesOf(plan)).toContain('Give the code I.1 to one place only.');
  });

  it('refuses an indicator whose key skips a letter', () => {
    const plan = planWith(({ components }) => {
      components[0]!.sections[0]!.items[0]!.indicators[0]!.key = 'I.1.b';
    });
    expect(messagesOf(plan)).toEqual(['Write the code I.1.a instead of I.1.b.']);
  });
});

describe('actionSchema', () => {
  it.each([[[0]], [[13]], [[1.5]], [[6, 3]], [[3, 3]]])('refuses the due months %j', (dueMonths) => {
    expect(actionSchema.safeParse({ ...action, dueMonths }).success).toBe(false);
  });

  it('takes an empty due cell only without months', () => {
    expect(actionSchema.safeParse({ ...action, dueText: null, dueMonths: [] }).success).toBe(true);
    expect(actionSchema.safeParse({ ...action, dueText: null }).success).toBe(false);
    expect(actionSchema.safeParse({ ...action, dueMonths: [] }).success).toBe(false);
  });
});

describe('planTextSchema', () => {
  it.each(['', ' awal', 'akhir\n', 'tab\tdi dalam', 'baris\r\nWindows', 'nol\u0000'])('refuses %j', (text) => {
    expect(planTextSchema.safeParse(text).success).toBe(false);
  });

  it('keeps the lines of a numbered target', () => {
    expect(planTextSchema.parse('1. Satu\n2. Dua')).toBe('1. Satu\n2. Dua');
  });
});
