import { formatDate } from '#lib/domain/calendar/date-format.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import { categoryNames } from '#lib/domain/complaints/category.ts';
import { classNames } from '#lib/domain/complaints/complaint-class.ts';
import { stateNames } from '#lib/domain/complaints/complaint-state.ts';
import { dueState, type DueState } from '#lib/domain/complaints/deadlines.ts';
import { identityChoiceNames } from '#lib/domain/complaints/identity-choice.ts';
import type { Locale, Localized } from '#lib/domain/surveys/localized.ts';
import type { CaseHead, DeadlineKind, Named, PresentedDeadline } from './presented.ts';
import type { Complaint } from './repository.ts';

export function named<Code extends string>(
  names: Readonly<Record<Code, Localized>>,
  code: Code,
  locale: Locale
): Named<Code> {
  return { code, name: names[code][locale] };
}

export function presentHead(complaint: Complaint, today: OfficeDate, locale: Locale): CaseHead {
  return {
    registerNumber: complaint.registerNumber,
    class: named(classNames, complaint.class, locale),
    category: named(categoryNames, complaint.category, locale),
    state: named(stateNames, complaint.state, locale),
    identity: named(identityChoiceNames, complaint.identity, locale),
    receivedAt: formatDateTime(complaint.receivedAt.getTime(), locale),
    receivedOn: complaint.receivedOn,
    deadlines: presentDeadlines(complaint, today, locale)
  };
}

const deadlineLabels: Readonly<Record<DeadlineKind, Localized>> = {
  verify: { id: 'Kelengkapan diperiksa paling lambat', en: 'Checked for completeness by' },
  first_response: { id: 'Tanggapan pertama paling lambat', en: 'First response by' },
  resolve: { id: 'Diselesaikan paling lambat', en: 'Resolved by' },
  complete: { id: 'Kelengkapan dari pengadu ditunggu sampai', en: 'We wait for the complainant until' },
  reply: { id: 'Balasan pengadu dijawab paling lambat', en: 'The complainant’s reply is answered by' },
  auto_close: { id: 'Balasan ditunggu sampai', en: 'A reply can come until' }
};

const dueStateWords: Readonly<Record<DueState, Localized>> = {
  done_in_time: { id: 'tepat waktu', en: 'in time' },
  done_late: { id: 'selesai, terlambat', en: 'done late' },
  due_today: { id: 'jatuh tempo hari ini', en: 'due today' },
  due: { id: 'belum jatuh tempo', en: 'not due yet' },
  overdue: { id: 'terlambat', en: 'overdue' }
};

interface Deadline {
  readonly kind: DeadlineKind;
  readonly dueOn: OfficeDate | null;
  readonly doneOn: OfficeDate | null;
}

/** Withdrawing resolves nothing. */
const resolvedOn = ({ state, answeredOn, endedOn }: Complaint) =>
  answeredOn ?? (state === 'withdrawn' ? null : endedOn);

/** All deadlines that mean something in the case's state, the nearest in its life first. */
function deadlinesIn(complaint: Complaint): Deadline[] {
  const { state, endedOn } = complaint;
  const paused = state === 'needs_completion';
  const all: Deadline[] = [
    { kind: 'verify', dueOn: complaint.verifyDueOn, doneOn: complaint.verifiedOn },
    { kind: 'first_response', dueOn: complaint.firstResponseDueOn, doneOn: complaint.firstResponseOn },
    { kind: 'resolve', dueOn: paused ? null : complaint.resolveDueOn, doneOn: resolvedOn(complaint) },
    { kind: 'complete', dueOn: paused ? complaint.completeDueOn : null, doneOn: null },
    { kind: 'auto_close', dueOn: state === 'answered' ? complaint.autoCloseOn : null, doneOn: null },
    { kind: 'reply', dueOn: state === 'answered' ? complaint.replyDueOn : null, doneOn: null }
  ];
  // What an ended case never reached is nobody's duty any more.
  return all.filter(({ doneOn }) => endedOn === null || doneOn !== null);
}

export function presentDeadlines(complaint: Complaint, today: OfficeDate, locale: Locale): PresentedDeadline[] {
  return deadlinesIn(complaint).flatMap(({ kind, dueOn, doneOn }) =>
    dueOn === null ? [] : [presentDeadline({ kind, dueOn, doneOn }, today, locale)]
  );
}

export function presentDeadline(
  { kind, dueOn, doneOn }: Deadline & { readonly dueOn: OfficeDate },
  today: OfficeDate,
  locale: Locale
): PresentedDeadline {
  const state = dueState(dueOn, doneOn, today);
  return {
    kind,
    label: deadlineLabels[kind][locale],
    dueOn,
    date: formatDate(dueOn, locale),
    state,
    stateText: dueStateWords[state][locale]
  };
}
