import { formatDate } from '#lib/domain/calendar/date-format.ts';
import { closedReasonTexts, type Gate } from '#lib/domain/whistleblowing/gate.ts';
import type { KeyListEntry } from './key-list.ts';
import type { CandidateKey } from './own-keys.ts';

/** The admin's page: whether the form is open, every list that was loaded, and keys that wait for a place in the next one. */
export function presentKeys(
  gate: Gate,
  history: readonly KeyListEntry[],
  candidates: readonly CandidateKey[],
  {
    rootKey,
    comparedOn,
    today,
    unsafe
  }: { rootKey: string | undefined; comparedOn: string | null; today: string; unsafe: readonly string[] }
) {
  const newest = history.at(-1)?.body.keys ?? [];
  return {
    rootKey: rootKey?.match(/.{1,4}/g)?.join(' ') ?? null,
    comparedOn: comparedOn && formatDate(comparedOn),
    today,
    /** Settings of PostgreSQL that are not as they must be, or that we may not see. */
    unsafe,
    closed: gate.open ? null : closedReasonTexts[gate.reason].id,
    lists: [...history].reverse().map(({ body, hash, importedOn }) => ({
      epoch: body.epoch,
      hash,
      importedOn: formatDate(importedOn),
      notAfter: formatDate(body.notAfter)
    })),
    keys: newest.map(({ keyId, label, office, outside, recovery, to }) => ({
      keyId,
      name: `${label}, ${office}`,
      note: recovery ? 'Kunci pemulihan' : outside ? 'Dari luar kantor' : 'Dari kantor ini',
      to: to && formatDate(to)
    })),
    waiting: candidates
      .filter(({ keyId }) => !newest.some((key) => key.keyId === keyId))
      .map(({ keyId, holder, madeOn }) => ({ keyId, holder, madeOn: formatDate(madeOn) }))
  };
}
