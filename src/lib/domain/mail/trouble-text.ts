import { formatDateTime } from '#lib/domain/calendar/time-format.ts';

/**
 * What staff read while no mail gets through, and who can mend it.
 *
 * @param since milliseconds since 1970 UTC
 * @param problem code of the failure, such as `ECONNREFUSED` or `EAUTH 535`
 */
export function mailTroubleText({ since, problem }: { since: number; problem: string }): string {
  return `Server email ${whatItDoes(problem)} sejak ${formatDateTime(since)}. Email yang tertunda dikirim sendiri setelah server pulih. Beri tahu admin bila hari ini belum pulih (kode ${problem}).`;
}

function whatItDoes(problem: string): string {
  const [code = '', status] = problem.split(' ');
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'menolak nama pengguna atau kata sandi kami';
  if (code === 'ETLS') return 'tidak dapat dihubungi secara aman';
  return status === undefined ? 'tidak menjawab' : 'menolak email kami';
}
