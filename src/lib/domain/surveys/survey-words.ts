import type { RoundAction, RoundStatus } from './round.ts';
import type { Channel } from './response.ts';

/** Words for staff pages and files, which are in Indonesian only. */
export const channelNames: Readonly<Record<Channel, string>> = {
  kiosk: 'Kios',
  web: 'Tautan web',
  qr: 'Kode QR',
  paper: 'Kertas',
  assisted: 'Dibantu petugas'
};

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
