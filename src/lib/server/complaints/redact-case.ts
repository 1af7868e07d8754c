import { blackOut, redactionDetail, type RedactionReason } from '#lib/domain/complaints/redaction.ts';
import { invalid, notFound } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { withdrawAttachmentRow } from './case-file-repository.ts';
import { changeCase, noteEvent, type CaseVersion } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { requireOpen } from './messages.ts';

/**
 * Closes a passage of what the complainant wrote, for both sides and wherever it stands in the text. The words stay under the case's
 * key, and nobody reads them on any page.
 *
 * @throws as `takeAction`; `invalid` with the field `passage` when it does not stand in the open text
 */
export function redactContent(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & { readonly passage: string; readonly reason: RedactionReason }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'redact' }, async (work) => {
    const { own } = work.family;
    const sealed = requireOpen(work, own);
    const { occurredOn: _day, ...texts } = sealed.content() ?? {};
    const shown = Object.values(texts).filter((text) => typeof text === 'string');
    if (!shown.some((text) => blackOut(text, [input.passage]) !== text)) {
      const missing = 'Bagian ini tidak ada dalam isi pengaduan. Salin persis seperti tertulis.';
      throw invalid(missing, { passage: missing });
    }
    const detail = redactionDetail('content', input.reason);
    await noteEvent(work, own, { kind: 'redact', detail, patch: { content: sealed.sealRedaction(input.passage) } });
    return { kind: 'redact', details: { part: 'content', reason: input.reason } };
  });
}

/** Takes a file from sight, for both sides; it stays sealed with the case. @throws as `takeAction` */
export function withdrawAttachment(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & { readonly attachmentId: string; readonly reason: RedactionReason }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'redact' }, async (work) => {
    const { attachmentId, reason } = input;
    const { own } = work.family;
    if (!(await withdrawAttachmentRow(work.tx, { complaintId: own.id, id: attachmentId, on: work.today }))) {
      throw notFound('Lampiran ini tidak ada pada pengaduan ini.');
    }
    await noteEvent(work, own, { kind: 'redact', detail: redactionDetail('attachment', reason), patch: {} });
    return { kind: 'redact', details: { part: 'attachment', reason, attachment: attachmentId } };
  });
}
