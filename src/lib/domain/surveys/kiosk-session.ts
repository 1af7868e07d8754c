import type { RespondentField } from './respondent.ts';
import { answerItem, beginVisit, describeRespondent, hasAnswer, type Profile, type Visit } from './visit.ts';
import type { SurveySlug } from './survey.ts';

/** What the tablet in the lobby shows. Answers exist in `visit` only, and every way back to `attract` drops them. */
export type KioskSession =
  | { readonly screen: 'attract' }
  | {
      readonly screen: 'question';
      readonly visit: Visit;
      readonly keys: readonly string[];
      readonly index: number;
      readonly problem: 'choose' | null;
      /** The person came from the review and goes back there. */
      readonly reviewing: boolean;
    }
  | {
      readonly screen: 'profile' | 'review';
      readonly visit: Visit;
      readonly keys: readonly string[];
      readonly problem: 'empty' | null;
    }
  | {
      readonly screen: 'thanks';
      readonly survey: SurveySlug;
      /** Kept for the next survey of the same person, who is not asked twice (WCAG 3.3.7). */
      readonly profile: Profile;
    };

export type KioskEvent =
  | {
      readonly type: 'start';
      readonly survey: SurveySlug;
      readonly instrument: string;
      readonly keys: readonly string[];
      readonly at: number;
    }
  | { readonly type: 'choose'; readonly value: number }
  | { readonly type: 'next' }
  | { readonly type: 'skip' }
  | { readonly type: 'back' }
  | { readonly type: 'describe'; readonly field: RespondentField; readonly code: string }
  | { readonly type: 'review' }
  | { readonly type: 'change'; readonly key: string }
  | { readonly type: 'send' }
  | { readonly type: 'reset' };

export const attract: KioskSession = { screen: 'attract' };

/** The visit to send when `send` is accepted; the caller stores it before it applies the event. */
export function visitToSend(session: KioskSession): Visit | null {
  if (session.screen !== 'profile' && session.screen !== 'review') return null;
  return hasAnswer(session.visit) ? session.visit : null;
}

export function kioskSession(session: KioskSession, event: KioskEvent): KioskSession {
  if (event.type === 'reset') return attract;
  switch (session.screen) {
    case 'attract':
      return event.type === 'start' ? started(event, {}) : session;
    case 'thanks':
      return event.type === 'start' ? started(event, session.profile) : session;
    case 'question':
      return atQuestion(session, event);
    case 'profile':
      return atProfile(session, event);
    case 'review':
      return atReview(session, event);
  }
}

type At<Screen> = Extract<KioskSession, { screen: Screen }>;
type BeforeSending = Extract<KioskSession, { screen: 'profile' | 'review' }>;

function started(
  { survey, instrument, keys, at }: Extract<KioskEvent, { type: 'start' }>,
  profile: Profile
): KioskSession {
  return question(beginVisit(survey, instrument, at, profile), keys, 0);
}

function question(visit: Visit, keys: readonly string[], index: number, reviewing = false): KioskSession {
  return { screen: 'question', visit, keys, index, problem: null, reviewing };
}

function beforeSending(
  screen: 'profile' | 'review',
  { visit, keys }: { visit: Visit; keys: readonly string[] }
): KioskSession {
  return { screen, visit, keys, problem: null };
}

function atQuestion(session: At<'question'>, event: KioskEvent): KioskSession {
  const { visit, keys, index, reviewing } = session;
  const key = keys[index] ?? '';
  if (event.type === 'choose') return { ...session, visit: answerItem(visit, key, event.value), problem: null };
  if (event.type === 'skip') return onward({ ...session, visit: answerItem(visit, key, null) });
  if (event.type === 'next') return visit.answers[key] == null ? { ...session, problem: 'choose' } : onward(session);
  if (event.type !== 'back') return session;
  if (reviewing) return beforeSending('review', session);
  return index === 0 ? attract : question(visit, keys, index - 1);
}

function onward({ visit, keys, index, reviewing }: At<'question'>): KioskSession {
  if (reviewing) return beforeSending('review', { visit, keys });
  return index + 1 < keys.length ? question(visit, keys, index + 1) : beforeSending('profile', { visit, keys });
}

function atProfile(session: BeforeSending, event: KioskEvent): KioskSession {
  if (event.type === 'describe') {
    return { ...session, visit: describeRespondent(session.visit, event.field, event.code), problem: null };
  }
  if (event.type === 'back') return question(session.visit, session.keys, session.keys.length - 1);
  if (event.type === 'review') return beforeSending('review', session);
  return event.type === 'send' ? sent(session) : session;
}

function atReview(session: BeforeSending, event: KioskEvent): KioskSession {
  if (event.type === 'change') {
    const index = session.keys.indexOf(event.key);
    return index < 0 ? session : question(session.visit, session.keys, index, true);
  }
  if (event.type === 'back') return beforeSending('profile', session);
  return event.type === 'send' ? sent(session) : session;
}

function sent(session: BeforeSending): KioskSession {
  if (!hasAnswer(session.visit)) return { ...session, problem: 'empty' };
  return { screen: 'thanks', survey: session.visit.survey, profile: session.visit.profile };
}
