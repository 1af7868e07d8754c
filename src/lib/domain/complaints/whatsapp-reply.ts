import { formatDate } from '#lib/domain/calendar/date-format.ts';
import type { OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { office } from '#lib/domain/office/office.ts';

/** Words to paste into WhatsApp: number, date and link. Neither content nor code travels there. */
export function whatsappReply(
  { registerNumber, receivedOn }: { readonly registerNumber: string; readonly receivedOn: OfficeDate },
  today: OfficeDate,
  trackingAddress: string
): string {
  return [
    `${office.name}`,
    `Pengaduan nomor ${registerNumber}, diterima ${formatDate(receivedOn)}.`,
    `Ada perkembangan per ${formatDate(today)}. Silakan baca dengan kode pelacakan di ${trackingAddress}`
  ].join('\n');
}
