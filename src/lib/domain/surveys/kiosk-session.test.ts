import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attract, kioskSession, visitToSend, type KioskEvent, type KioskSession } from './kiosk-session.ts';

const start: KioskEvent = {
  type: 'start',
  survey: 'pelayanan-publik',
  instrument: 'skm-2017@1',
  keys: ['requirements', 'procedure'],
  at: 1_000
};

function after(...events: KioskEvent[]): KioskSession {
  return events.reduce(kioskSession, attract);
}

function keysOf(session: KioskSession): readonly string[] {
  return 'visit' in session ? Object.keys(session.visit.answers) : [];
}

const toProfile: KioskEvent[] = [start, { type: 'choose', value: 3 }, { type: 'next' }, { type: 'skip' }];

describe('a visit', () => {
  test('begins at the first question without an answer', () => {
    expect(after(start)).toMatchObject({ screen: 'question', index: 0, visit: { answers: {} } });
  });

  test('stays where it is and says why when Lanjut is pressed without a choice', () => {
    expect(after(start, { type: 'next' })).toMatchObject({ screen: 'question', index: 0, problem: 'choose' });
    expect(after(start, { type: 'next' }, { type: 'choose', value: 1 })).toMatchObject({ problem: null });
  });

  test('keeps a skipped question as missing, never as zero', () => {
    expect(after(...toProfile)).toMatchObject({
      screen: 'profile',
      visit: { answers: { requirements: 3, procedure: null } }
    });
  });

  test('goes back question by question with what was chosen, and from the first to the start without it', () => {
    expect(after(...toProfile, { type: 'back' }, { type: 'back' })).toMatchObject({
      index: 0,
      visit: { answers: { requirements: 3 } }
    });
    expect(after(...toProfile, { type: 'back' }, { type: 'back' }, { type: 'back' })).toEqual(attract);
  });

  test('returns to the review after one answer was changed', () => {
    const changed = after(
      ...toProfile,
      { type: 'review' },
      { type: 'change', key: 'procedure' },
      { type: 'choose', value: 4 },
      { type: 'next' }
    );
    expect(changed).toMatchObject({ screen: 'review', visit: { answers: { requirements: 3, procedure: 4 } } });
  });

  test('ignores a key that is not asked', () => {
    expect(after(...toProfile, { type: 'review' }, { type: 'change', key: 'cost' })).toMatchObject({
      screen: 'review'
    });
  });

  test('forgets a profile field that is set back to "tidak ingin menyebut"', () => {
    const session = after(
      ...toProfile,
      { type: 'describe', field: 'sex', code: 'female' },
      { type: 'describe', field: 'sex', code: '' }
    );
    expect(session).toMatchObject({ visit: { profile: {} } });
    expect('visit' in session && 'sex' in session.visit.profile).toBe(false);
  });
});

describe('sending', () => {
  test('is refused with nothing but skipped questions', () => {
    const empty = after(start, { type: 'skip' }, { type: 'skip' });
    expect(visitToSend(empty)).toBeNull();
    expect(kioskSession(empty, { type: 'send' })).toMatchObject({ screen: 'profile', problem: 'empty' });
  });

  test('leaves the thanks screen without a single answer', () => {
    const thanks = after(...toProfile, { type: 'describe', field: 'ageBand', code: '26_35' }, { type: 'send' });
    expect(thanks).toEqual({ screen: 'thanks', survey: 'pelayanan-publik', profile: { ageBand: '26_35' } });
  });

  test('hands the profile on to the next survey and nothing else', () => {
    const next = after(
      ...toProfile,
      { type: 'describe', field: 'ageBand', code: '26_35' },
      { type: 'send' },
      { ...start, survey: 'persepsi-korupsi', at: 9_000 }
    );
    expect(next).toMatchObject({
      visit: { survey: 'persepsi-korupsi', answers: {}, suggestion: '', profile: { ageBand: '26_35' } }
    });
  });

  test('is possible only before sending, never while questions are open', () => {
    expect(visitToSend(after(start, { type: 'choose', value: 2 }))).toBeNull();
    expect(after(start, { type: 'choose', value: 2 }, { type: 'send' })).toMatchObject({ screen: 'question' });
  });
});

const anyEvent: fc.Arbitrary<KioskEvent> = fc.oneof(
  fc.constantFrom<KioskEvent>(
    start,
    { type: 'next' },
    { type: 'skip' },
    { type: 'back' },
    { type: 'review' },
    { type: 'send' }
  ),
  fc.integer({ min: 1, max: 4 }).map((value): KioskEvent => ({ type: 'choose', value })),
  fc.constantFrom('requirements', 'procedure', 'cost').map((key): KioskEvent => ({ type: 'change', key })),
  fc.constantFrom('male', 'female', '').map((code): KioskEvent => ({ type: 'describe', field: 'sex', code }))
);

test('whatever happened, a reset leaves the start screen and nothing of the visit', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      expect(after(...events, { type: 'reset' })).toEqual({ screen: 'attract' });
    })
  );
});

test('whatever happened, only questions of the instrument hold answers', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      expect(['requirements', 'procedure']).toEqual(expect.arrayContaining([...keysOf(after(...events))]));
    })
  );
});
