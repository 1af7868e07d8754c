import { hourlyBudget } from '#lib/domain/abuse/difficulty.ts';
import { gibibyte, mebibyte, shippedBudget } from '#lib/domain/files/attachment-budget.ts';
import { wholeNumber } from './setting.ts';

/** How much the public forms take before they protect the office. Texts are taken in any case. */
export const submissionSettings = {
  'submissions.hourly_budget': wholeNumber({
    group: 'submissions',
    label: 'Pengaduan per jam yang masih wajar',
    hint: 'Lebih dari ini, pengaduan tetap diterima dengan batas waktu yang sama, tetapi dipisahkan dalam daftar sendiri.',
    min: 10,
    max: 10_000,
    unit: 'pengaduan',
    shipped: hourlyBudget
  }),
  'attachments.hourly_megabytes': wholeNumber({
    group: 'submissions',
    label: 'Lampiran dari umum per jam',
    hint: 'Lebih dari ini, tulisan tetap diterima; lampiran diminta menyusul.',
    min: 50,
    max: 100_000,
    unit: 'MB',
    shipped: shippedBudget.bytesPerHour / mebibyte
  }),
  'attachments.disk_reserve_megabytes': wholeNumber({
    group: 'submissions',
    label: 'Ruang disk yang disisakan',
    hint: 'Lampiran tidak boleh memakai ruang ini; survei dan pekerjaan lain memerlukannya.',
    min: 500,
    max: 500_000,
    unit: 'MB',
    shipped: shippedBudget.diskReserve / mebibyte
  }),
  'attachments.database_limit_gigabytes': wholeNumber({
    group: 'submissions',
    label: 'Batas ukuran basis data bagi lampiran',
    hint: 'Bila basis data sudah sebesar ini, lampiran tidak disimpan lagi; tulisan tetap diterima.',
    min: 1,
    max: 100_000,
    unit: 'GB',
    shipped: shippedBudget.databaseLimit / gibibyte
  })
};
