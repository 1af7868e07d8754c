import { conflict, invalid } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { isLiveOn } from '#lib/domain/whistleblowing/key-list-rules.ts';
import { wrapSchema } from '#lib/domain/whistleblowing/wire-form.ts';
import { verifyDeed } from '#lib/protocol/wbs1/deed.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import type { WireWrap } from '#lib/protocol/wbs1/wire.ts';
import { recordWbsAudit } from './audit.ts';
import { deleteWraps, insertWrap, listWraps } from './case-repository.ts';
import type { WhistleblowingDependencies } from './dependencies.ts';
import { keyBytes, onHeldReport } from './held-case.ts';
import { listedReaders } from './listed-readers.ts';
import { recusedKeys } from './recusals.ts';

/** Keys that read today, with working accounts; the recovery key is none of them. */
async function readingKeys(deps: WhistleblowingDependencies, today: string) {
  const { hash, keys } = await listedReaders(deps);
  return { hash, keyIds: new Set(keys.filter((key) => isLiveOn(key, today)).map(({ keyId }) => keyId)) };
}

/**
 * Gives another recipient the report's key, as the actor's browser sealed it to them. Whoever the reporter excluded is named in the
 * ciphertext only: the browser refuses those.
 *
 * @throws DomainError `forbidden`, `not_found`, `invalid`, `conflict` when they hold it already, recused themselves from it, or the key
 *   list changed
 */
export async function grantWrap(
  deps: WhistleblowingDependencies,
  actor: Actor,
  id: string,
  { wrap, keyListHash }: { readonly wrap: WireWrap; readonly keyListHash: string }
): Promise<void> {
  if (!wrapSchema.safeParse(wrap).success)
    throw invalid('Kunci yang dibagikan tidak utuh. Muat ulang, lalu coba lagi.');
  await onHeldReport(deps, actor, id, async (tx, report, { keys, today }) => {
    const reading = await readingKeys(deps, today);
    if (reading.hash !== keyListHash) throw conflict('Daftar kunci baru saja berganti. Muat ulang, lalu bagikan lagi.');
    if (!reading.keyIds.has(wrap.keyId)) throw invalid('Penerima itu tidak ada di daftar kunci yang berlaku.');
    const wraps = await listWraps(tx, report.id);
    const holds = (keyId: string) => wraps.some((row) => row.keyId.toString('base64url') === keyId);
    if (holds(wrap.keyId)) throw conflict('Penerima itu sudah dapat membuka laporan ini.');
    if ((await recusedKeys(deps, tx, id)).includes(wrap.keyId))
      throw conflict(
        'Penerima itu menyatakan benturan kepentingan pada laporan ini, jadi tidak dapat diberi akses lagi.'
      );
    const own = keys.find(({ keyId }) => holds(keyId));
    await insertWrap(tx, {
      reportId: report.id,
      keyId: keyBytes(wrap.keyId),
      enc: keyBytes(wrap.enc),
      ct: keyBytes(wrap.ct),
      keyListHash: keyBytes(keyListHash),
      grantedBy: keyBytes(own?.keyId ?? ''),
      grantedOn: today,
      readSeq: 0
    });
    await recordWbsAudit(tx, { at: deps.now(), actor, action: 'wbs.grant', subject: id, details: { key: wrap.keyId } });
  });
}

/**
 * The actor declares a conflict of interest: their keys lose the report. They may remember it, and with a copy of the database
 * they could still open what comes later: the report's key pair stays the same.
 *
 * @param word signed by one of the actor's keys that hold it
 * @throws DomainError `forbidden`, `not_found`, `invalid`, `conflict` while nobody else is known to read it
 */
export async function recuse(
  deps: WhistleblowingDependencies,
  actor: Actor,
  id: string,
  { keyId: signer, proof }: { readonly keyId: string; readonly proof: string }
): Promise<void> {
  await onHeldReport(deps, actor, id, async (tx, report, { keys, keyIds, today }) => {
    const { keyIds: reading } = await readingKeys(deps, today);
    const holders = (await listWraps(tx, report.id)).map(({ keyId, grantedBy, readSeq }) => ({
      keyId: keyId.toString('base64url'),
      opens: grantedBy === null || readSeq > 0
    }));
    const own = keys.find(({ keyId }) => keyId === signer && holders.some((one) => one.keyId === keyId));
    const deed = { deed: 'recuse', keyId: signer, reportId: id } as const;
    if (!own || !(await verifyDeed(nativeSigning, new Uint8Array(keyBytes(own.verifyKey)), deed, proof)))
      throw invalid('Pernyataan ini tidak ditandatangani oleh kunci Anda. Buka kunci Anda, lalu coba lagi.');
    const isOwn = (keyId: string) => keys.some((key) => key.keyId === keyId);
    // The reporter sealed the first ones. A row that a recipient granted may hold anything, until its key has read with it.
    if (!holders.some(({ keyId, opens }) => opens && !isOwn(keyId) && reading.has(keyId))) {
      throw conflict(
        'Belum ada penerima lain yang pasti dapat membaca laporan ini. Beri akses kepada yang lain, dan mintalah ia membukanya lebih dahulu.'
      );
    }
    await recordWbsAudit(tx, { at: deps.now(), actor, action: 'wbs.recuse', subject: id });
    await deleteWraps(tx, report.id, keyIds);
  });
}
