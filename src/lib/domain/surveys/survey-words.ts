import type { RoundAction, RoundStatus } from './round.ts';
import type { Localized } from './localized.ts';
import type { Channel } from './response.ts';

/** The same words on public pages, on staff pages and in files. */
export const channelNames: Readonly<Record<Channel, Localized>> = {
  kiosk: { id: 'Kios di kantor', en: 'Kiosk at the office' },
  web: { id: 'Situs ini', en: 'This website' },
  qr: { id: 'Kode QR', en: 'QR code' },
  paper: { id: 'Kertas', en: 'Paper' },
  assisted: { id: 'Dibantu petugas', en: 'With help from staff' }
};

/** Words for staff pages and files, which are in Indonesian only. */
export const roundStatusNames: Readonly<Record<RoundStatus, string>> = {
  planned: 'Direncanakan',
  open: 'Buka',
  closed: 'Ditutup',
  reviewed: 'Sudah diperiksa',
  published: 'Terbit',
  corrected: 'Terbit, diralat'
};

/** The verb on the button that does it. */
export const roundActionNames: Readonly<Record<RoundAction, string>> = {
  open: 'Buka',
  close: 'Tutup',
  review: 'Tandai sudah diperiksa',
  publish: 'Terbitkan',
  correct: 'Terbitkan ralat'
};
