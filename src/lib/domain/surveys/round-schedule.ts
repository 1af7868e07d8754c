import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { addDays, isOfficeDate, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { periodName, type Period } from '#lib/domain/calendar/period.ts';
import { conflict, invalid } from '#lib/domain/errors.ts';
import { mayChangeDates, roundStatusOn, type RoundDates, type RoundStage, type RoundStatus } from './round.ts';

export interface ScheduledRound extends RoundDates {
  readonly period: Period;
  readonly stage: RoundStage;
}

/** A round between its neighbours; the first round of a survey has none before it. */
export interface RoundPlace<Round extends ScheduledRound = ScheduledRound> {
  readonly before: Round | undefined;
  readonly round: Round;
  readonly after: Round | undefined;
}

/** New dates by place. Every plan of moves keeps the windows contiguous: one round opens the day after the other closes. */
export interface ScheduleMoves {
  readonly before?: RoundDates;
  readonly round?: RoundDates;
  readonly after?: RoundDates;
}

/**
 * Opening today instead of on the planned day. The round before has to be closed; where it was closed today, its window ends
 * yesterday and the rest of today belongs to this one.
 *
 * @throws DomainError `conflict`
 */
export function openingMoves({ before, round }: RoundPlace, today: OfficeDate): ScheduleMoves {
  const opened = { opensOn: today, closesOn: round.closesOn };
  if (!before) return { round: opened };
  const status = roundStatusOn(before, today);
  if (status === 'planned' || status === 'open') {
    throw conflict(`Tutup dahulu ${periodName(before.period)}: satu survei hanya mempunyai satu periode yang buka.`);
  }
  if (before.closesOn < today) return { round: opened };
  const yesterday = addDays(today, -1);
  if (yesterday < before.opensOn) {
    throw conflict(
      `${periodName(before.period)} baru dibuka hari ini. Buka ${periodName(round.period)} besok, ${formatDate(addDays(today, 1))}.`
    );
  }
  return { before: { opensOn: before.opensOn, closesOn: yesterday }, round: opened };
}

/** Closing today: today's answers so far count, the next round opens tomorrow. */
export function closingMoves({ round, after }: RoundPlace, today: OfficeDate): ScheduleMoves {
  const closed = { opensOn: round.opensOn, closesOn: today };
  const isPlanned = after !== undefined && roundStatusOn(after, today) === 'planned';
  return isPlanned ? { round: closed, after: follow(today, after) } : { round: closed };
}

const follow = (closesOn: OfficeDate, { closesOn: end }: RoundDates): RoundDates => ({
  opensOn: addDays(closesOn, 1),
  closesOn: end
});

/**
 * New dates for a planned or open round; the neighbours follow so that there is neither gap nor overlap.
 *
 * @throws DomainError `conflict` when the round is closed, `invalid` with a message for `opensOn`, `closesOn`
 */
export function rescheduling(place: RoundPlace, wanted: RoundDates, today: OfficeDate): ScheduleMoves {
  const status = roundStatusOn(place.round, today);
  if (!mayChangeDates(status)) {
    throw conflict(`Jadwal ${periodName(place.round.period)} tidak dapat diubah lagi: periode ini sudah ditutup.`);
  }
  const opensOn = openingProblem(place, wanted, status, today);
  const closesOn = closingProblem(place, wanted, today);
  if (opensOn || closesOn) {
    throw invalid('Jadwal belum dapat disimpan.', { ...(opensOn && { opensOn }), ...(closesOn && { closesOn }) });
  }
  const { before, round, after } = place;
  const closesBefore = addDays(wanted.opensOn, -1);
  const follows = follow(wanted.closesOn, after ?? wanted);
  return {
    ...(before && wanted.opensOn !== round.opensOn && { before: { opensOn: before.opensOn, closesOn: closesBefore } }),
    round: { opensOn: wanted.opensOn, closesOn: wanted.closesOn },
    ...(after && after.opensOn !== follows.opensOn && { after: follows })
  };
}

function openingProblem(
  { before, round }: RoundPlace,
  { opensOn }: RoundDates,
  status: RoundStatus,
  today: OfficeDate
): string | undefined {
  if (!isOfficeDate(opensOn)) return 'Isi tanggal buka, misalnya 21 September 2026.';
  if (opensOn === round.opensOn) return undefined;
  if (status === 'open' && opensOn > today) return 'Periode ini sudah buka; pilih hari ini atau hari sebelumnya.';
  if (status === 'planned' && opensOn <= today) {
    return 'Pilih hari setelah hari ini. Untuk membuka hari ini, pakai tombol Buka.';
  }
  if (!before) return undefined;
  const name = periodName(before.period);
  if (!mayChangeDates(roundStatusOn(before, today))) {
    return `${name} sudah ditutup pada ${formatDate(before.closesOn)}, jadi tanggal buka tetap ${formatDate(round.opensOn)}.`;
  }
  const earliest = addDays(before.opensOn > today ? before.opensOn : today, 1);
  if (opensOn < earliest)
    return `Pilih ${formatDate(earliest)} atau sesudahnya: sampai saat itu ${name} masih berjalan.`;
  return undefined;
}

function closingProblem({ after }: RoundPlace, wanted: RoundDates, today: OfficeDate): string | undefined {
  const { opensOn, closesOn } = wanted;
  if (!isOfficeDate(closesOn)) return 'Isi tanggal tutup, misalnya 20 Desember 2026.';
  if (closesOn < today) return 'Tanggal tutup sudah lewat; pilih hari ini atau sesudahnya.';
  if (isOfficeDate(opensOn) && closesOn < opensOn) return 'Tanggal tutup lebih awal daripada tanggal buka.';
  if (after && closesOn >= after.closesOn) {
    return `Pilih hari sebelum ${formatDate(after.closesOn)}, saat ${periodName(after.period)} ditutup.`;
  }
  return undefined;
}
