import { auditProgramName } from '#lib/domain/audit/action-names.ts';
import { formatDateTime } from '#lib/domain/calendar/time-format.ts';
import type { AccountReset } from './account-resets.ts';

/** Resets as sentences; `names` holds the accounts' names by id. */
export function presentResets(resets: readonly AccountReset[], names: ReadonlyMap<string, string>) {
  return resets.map(({ at, what, accountId, by, clearsSecondFactor }) => {
    const holder = names.get(accountId) ?? 'penerima';
    const who = names.get(by) ?? auditProgramName(by) ?? 'Program';
    const text =
      what === 'made'
        ? `${who} membuat tautan kata sandi baru untuk akun ${holder}${clearsSecondFactor ? ', yang juga menghapus faktor keduanya' : ''}.`
        : `Tautan itu dipakai: kata sandi akun ${holder} diganti${clearsSecondFactor ? ' dan faktor keduanya dihapus' : ''}.`;
    return { key: `${at.getTime()} ${accountId} ${what}`, at: formatDateTime(at.getTime()), text };
  });
}
