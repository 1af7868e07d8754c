import { formatDate } from '#lib/domain/calendar/date-format.ts';
import type { Locale, Localized } from '#lib/domain/surveys/localized.ts';
import { categoryNames } from './category.ts';
import { complaintChannelNames } from './complaint-channel.ts';
import type { HandlingClass } from './complaint-class.ts';
import { stateNames, type ComplaintState } from './complaint-state.ts';
import { forwardDestinationNames } from './forward-destination.ts';
import type { RecapRow } from './recap-row.ts';
import type { MonthRecap } from './recap.ts';

/** For whom a matrix is: the public sees no channel beside a category, and no summary of what was told in confidence. */
export type RecapAudience = 'public' | 'staff';

/** Columns of the matrix (regulations.md §3.3). */
export const matrixColumns = [
  'number',
  'registerNumber',
  'receivedOn',
  'channel',
  'category',
  'handlingClass',
  'summary',
  'state',
  'followUp',
  'endedOn',
  'workingDays',
  'note'
] as const;
export type MatrixColumn = (typeof matrixColumns)[number];

export const matrixColumnNames: Readonly<Record<MatrixColumn, Localized>> = {
  number: { id: 'No.', en: 'No.' },
  registerNumber: { id: 'Nomor registrasi', en: 'Registration number' },
  receivedOn: { id: 'Tanggal', en: 'Date' },
  channel: { id: 'Kanal', en: 'Channel' },
  category: { id: 'Kategori', en: 'Category' },
  handlingClass: { id: 'Klasifikasi', en: 'Class' },
  summary: { id: 'Ringkasan', en: 'Summary' },
  state: { id: 'Status', en: 'State' },
  followUp: { id: 'Tindak lanjut', en: 'Follow-up' },
  endedOn: { id: 'Tanggal selesai', en: 'Done on' },
  workingDays: { id: 'Lama (hari kerja)', en: 'Working days' },
  note: { id: 'Keterangan', en: 'Note' }
};

/** A channel beside a category may name a person in a small office; the public reads each in a table of its own. */
export function columnsFor(audience: RecapAudience): readonly MatrixColumn[] {
  return audience === 'staff'
    ? matrixColumns
    : matrixColumns.filter((column) => column !== 'channel' && column !== 'handlingClass');
}

/** Dates as `YYYY-MM-DD`, words in the asked language, null where there is nothing to say. */
export type MatrixRow = Readonly<Record<MatrixColumn, string | number | null>>;

export interface MatrixSetting {
  readonly audience: RecapAudience;
  readonly locale: Locale;
  /** The month has not ended: nothing is known yet about its last day. */
  readonly isRunning: boolean;
  /** What staff wrote for the public list, by case. */
  readonly summaries: ReadonlyMap<string, { readonly summary: string; readonly isPublished: boolean }>;
}

const classNames: Readonly<Record<HandlingClass, Localized>> = {
  information_request: { id: 'Permintaan informasi', en: 'Information request' },
  aspiration: { id: 'Aspirasi', en: 'Suggestion' },
  complaint_non_oversight: { id: 'Pengaduan tidak berkadar pengawasan', en: 'Complaint, no inspection needed' },
  complaint_oversight: { id: 'Pengaduan berkadar pengawasan', en: 'Complaint that needs an inspection' }
};

export function matrixRows(recap: MonthRecap, setting: MatrixSetting): MatrixRow[] {
  const { locale, isRunning } = setting;
  return recap.rows.map((row, place) => ({
    number: place + 1,
    registerNumber: row.registerNumber,
    receivedOn: row.receivedOn,
    channel: complaintChannelNames[row.channel][locale],
    category: categoryNames[row.category][locale],
    handlingClass: classNames[row.handlingClass][locale],
    summary: summaryOf(row, setting),
    state: stateNames[row.state][locale],
    followUp: followUpOf(row, locale),
    endedOn: row.endedOn,
    workingDays: isRunning && row.endedOn === null ? null : row.workingDays,
    note: noteOf(row, isRunning, locale)
  }));
}

function summaryOf({ id, confidential }: RecapRow, { audience, summaries }: MatrixSetting): string | null {
  const found = summaries.get(id);
  if (!found) return null;
  return audience === 'staff' || (found.isPublished && !confidential) ? found.summary : null;
}

const openWords: Partial<Readonly<Record<ComplaintState, Localized>>> = {
  received: { id: 'Menunggu pemeriksaan', en: 'Waiting to be checked' },
  in_verification: { id: 'Kelengkapannya diperiksa', en: 'Completeness is being checked' },
  needs_completion: { id: 'Menunggu kelengkapan dari pengadu', en: 'Waiting for the complainant' },
  in_progress: { id: 'Sedang ditindaklanjuti', en: 'Being followed up' },
  rejected: { id: 'Tidak dapat ditindaklanjuti', en: 'Cannot be followed up' },
  withdrawn: { id: 'Dicabut atau dianggap dicabut', en: 'Withdrawn, or counted as such' }
};

function followUpOf({ state, forwardedTo, resolvedOn }: RecapRow, locale: Locale): string {
  const on = resolvedOn ? `, ${formatDate(resolvedOn, locale)}` : '';
  if (state === 'forwarded' && forwardedTo) {
    const destination = forwardDestinationNames[forwardedTo][locale];
    return locale === 'id' ? `Diteruskan ke ${destination}${on}` : `Forwarded to ${destination}${on}`;
  }
  const open = openWords[state]?.[locale];
  return open ?? (locale === 'id' ? `Ditanggapi${on}` : `Answered${on}`);
}

function noteOf({ origin, onTime, overdue }: RecapRow, isRunning: boolean, locale: Locale): string | null {
  const parts: Localized[] = [];
  if (origin === 'carried_over') parts.push({ id: 'sisa bulan lalu', en: 'from the month before' });
  if (origin === 'reopened') parts.push({ id: 'dibuka kembali', en: 'opened again' });
  if (onTime === true) parts.push({ id: 'tepat waktu', en: 'in time' });
  if (onTime === false || (overdue && !isRunning)) parts.push({ id: 'lewat batas waktu', en: 'past its day' });
  return parts.map((part) => part[locale]).join(', ') || null;
}
