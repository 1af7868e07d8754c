import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { addDays, officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { addQuarters, formatPeriod, parsePeriod, periodName } from '#lib/domain/calendar/period.ts';
import { messageOf, messageText } from '#lib/domain/statistics/message.ts';
import { isPublicRound } from '#lib/domain/statistics/publication.ts';
import { publicResult } from '#lib/domain/statistics/result.ts';
import { parseRoundStep, roundSteps, type RoundStep } from '#lib/domain/surveys/round-step.ts';
import { roundActionNames } from '#lib/domain/surveys/survey-words.ts';
import type { StaffRoundResult } from './service.ts';

export interface PresentedStep {
  readonly title: string;
  /** What happens, sentence by sentence. */
  readonly consequences: readonly string[];
  readonly button: string;
}

/** What a person is told before they do it. */
export function presentStep(step: RoundStep, staff: StaffRoundResult, now: number): PresentedStep {
  const { round, status, heldN } = staff;
  const period = periodName(round.period);
  const due = formatDate(staff.publicationDueOn);
  const nextVersion = round.version + 1;
  const held = `${heldN} jawaban yang ditandai`;
  switch (step) {
    case 'open':
      return {
        title: `Buka ${period} hari ini`,
        consequences: [
          `Mulai sekarang jawaban masuk ke ${period}, sampai ${formatDate(round.closesOn)} pukul 24.00 WITA.`,
          `${periodName(addQuarters(round.period, -1))} harus sudah ditutup; bila ditutup hari ini, masanya berakhir kemarin.`
        ],
        button: 'Buka sekarang'
      };
    case 'close':
      return {
        title: `Tutup ${period}`,
        consequences: [
          'Jawaban yang sudah masuk tetap dihitung. Jawaban yang datang sesudah ini disimpan dan tidak dihitung.',
          `${periodName(addQuarters(round.period, 1))} dibuka besok, ${formatDate(addDays(officeDateAt(now), 1))}.`,
          `Berikutnya: periksa angkanya, lalu terbitkan paling lambat ${due}.`,
          'Periode yang sudah ditutup tidak dapat dibuka lagi.'
        ],
        button: 'Tutup sekarang'
      };
    case 'review':
      return {
        title: `Tandai ${period} sudah diperiksa`,
        consequences: [
          'Anda menyatakan sudah memeriksa angka per unsur, jawaban yang ditandai, dan yang terlambat.',
          ...(heldN > 0 ? [`${held} tetap tidak dihitung, kecuali Anda menghitungnya dahulu.`] : []),
          `Berikutnya: terbitkan paling lambat ${due}.`
        ],
        button: roundActionNames.review
      };
    case 'publish':
      return {
        title: `Terbitkan ${period}`,
        consequences: [
          `Hasil langsung tampil untuk umum: “${messageText(messageOf(publicResult(staff.result), 'id'))}.”`,
          `Alamatnya /hasil/${round.survey}/${formatPeriod(round.period)}; grafik pada indikator rencana aksi ikut terbarui.`,
          'Sesudah terbit, perubahan hanya dengan ralat, yang menaikkan nomor versi.'
        ],
        button: 'Terbitkan sekarang'
      };
    case 'correct':
      return {
        title: `Terbitkan ralat ${period}`,
        consequences: [
          `Halaman hasil menyebut bahwa angkanya diralat, sebagai versi ${nextVersion}.`,
          `Yang tampil: “${messageText(messageOf(publicResult(staff.result), 'id'))}.”`
        ],
        button: `Terbitkan versi ${nextVersion}`
      };
    case 'count_held':
      return {
        title: `Hitung ${held}`,
        consequences: [
          'Jawaban ini datang banyak sekaligus dari satu alamat. Itu wajar bila, misalnya, satu rombongan mengisi lewat Wi-Fi kantor.',
          'Sesudah dihitung, jawaban ini tidak dapat dipisahkan lagi.',
          ...(isPublicRound(status) ? [`Hasil yang sudah terbit ikut berubah dan menjadi versi ${nextVersion}.`] : [])
        ],
        button: 'Hitung jawaban ini'
      };
  }
}

const doneSentences: Readonly<Record<RoundStep, string>> = {
  open: 'Periode sudah dibuka. Jawaban masuk mulai sekarang.',
  close: 'Periode sudah ditutup. Periksa angkanya, lalu tandai sudah diperiksa.',
  review: 'Periode sudah ditandai sebagai diperiksa. Berikutnya: terbitkan.',
  publish: 'Hasil sudah terbit dan tampil untuk umum.',
  correct: 'Ralat sudah terbit.',
  count_held: 'Jawaban yang ditandai sekarang ikut dihitung.'
};

/** What the query of the round's page says was just done, such as `?selesai=tutup` or `?jadwal&ikut=2027-tw1`. */
export function presentDone(query: URLSearchParams): string | undefined {
  if (query.has('dibatalkan')) return 'Jawaban sudah dibatalkan dan tidak dihitung lagi.';
  const step = parseRoundStep(query.get('selesai') ?? '');
  if (step) return doneSentences[roundSteps[step]];
  if (!query.has('jadwal')) return undefined;
  const moved = query.getAll('ikut').flatMap((text) => parsePeriod(text) ?? []);
  const names = moved.map((period) => periodName(period)).join(' dan ');
  return names ? `Jadwal tersimpan. ${names} ikut bergeser supaya tidak ada hari tanpa periode.` : 'Jadwal tersimpan.';
}
