import { conflict, invalid } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { changeCase, noteEvent, type CaseVersion } from './change-case.ts';
import type { ComplaintDependencies } from './dependencies.ts';

/** Longest public summary, in characters. */
export const summaryLength = 300;

/** @param input.summary at most 300 characters; empty takes it back and off the list. @throws as `takeAction`, `invalid` */
export function writePublicSummary(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & { readonly summary: string }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'summarise' }, async (work) => {
    const summary = input.summary.replace(/\s+/g, ' ').trim();
    if ([...summary].length > summaryLength) {
      const tooLong = `Ringkasan paling banyak ${summaryLength} huruf.`;
      throw invalid(tooLong, { summary: tooLong });
    }
    const patch = summary === '' ? { publicSummary: null, publishedOn: null } : { publicSummary: summary };
    await noteEvent(work, work.family.own, { kind: 'summarise', patch });
    return { kind: 'summarise' };
  });
}

/** Puts the summary on the public list. @throws as `takeAction`, `conflict` without a summary */
export function publishSummary(deps: ComplaintDependencies, actor: Actor, input: CaseVersion): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'publish' }, async (work) => {
    const { own } = work.family;
    if (own.publicSummary === null) throw conflict('Tulis ringkasan publiknya dahulu.');
    if (own.publishedOn !== null) throw conflict('Ringkasan pengaduan ini sudah terbit.');
    await noteEvent(work, own, { kind: 'publish', patch: { publishedOn: work.today } });
    return { kind: 'publish' };
  });
}

/** @throws as `takeAction`, `conflict` when it is not on the list */
export function unpublishSummary(deps: ComplaintDependencies, actor: Actor, input: CaseVersion): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'unpublish' }, async (work) => {
    const { own } = work.family;
    if (own.publishedOn === null) throw conflict('Ringkasan pengaduan ini tidak sedang terbit.');
    await noteEvent(work, own, { kind: 'unpublish', patch: { publishedOn: null } });
    return { kind: 'unpublish' };
  });
}
