import { inspectionDetail } from '#lib/domain/complaints/case-event.ts';
import type { Category } from '#lib/domain/complaints/category.ts';
import type { ComplaintClass } from '#lib/domain/complaints/complaint-class.ts';
import type { ForwardDestination } from '#lib/domain/complaints/forward-destination.ts';
import { invalid } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { changeCase, noteEvent, type CaseVersion, type CaseWork, type RecordedChange } from './change-case.ts';
import { takeStep } from './case-steps.ts';
import type { ComplaintDependencies } from './dependencies.ts';
import { isUnanswered } from './inbox-repository.ts';
import { requireWords, sayToComplainant, sayToMain } from './messages.ts';
import { listOfficers, type ComplaintPatch } from './repository.ts';
import { wasWritten, type WordsForm } from './said-before.ts';

/** Steps that need no words; `reject` needs a reason, which the complainant reads. */
export type PlainStep = 'verify' | 'accept' | 'complete' | 'close' | 'reopen' | 'reject';

/**
 * A step in the case's life, along the allowed transitions only; cases merged into it follow.
 *
 * @param input.reason goes to the complainant as a message; a rejection needs one
 * @param input.alsoMerged sends it to the complainants of merged cases as well
 * @throws DomainError `forbidden`, `not_found`, `conflict` (another version, or a step the state does not allow), `invalid` for a
 *   missing reason
 */
export function takeAction(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & {
    readonly action: PlainStep;
    readonly reason?: string | undefined;
    readonly alsoMerged?: boolean;
  }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: input.action, says: input.reason }, async (work) => {
    const { action, reason = '' } = input;
    const needed = action === 'reject' || reason.trim() !== '';
    const words = needed ? requireReason(reason) : undefined;
    const patch = words === undefined ? {} : await sayToMain(work, words);
    const details = await takeStep(work, action, { patch });
    if (words !== undefined && input.alsoMerged) await sayToMerged(work, words);
    return { kind: action, details };
  });
}

function requireReason(reason: string): string {
  if (reason.trim() !== '') return requireWords(reason, '');
  const missing = 'Tulis alasannya; pengadu akan membacanya.';
  throw invalid(missing, { reason: missing });
}

/** @param input.assigneeId null gives the case back to everybody. @throws as `takeAction`, `invalid` when nobody can be given it */
export function assignCase(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & { readonly assigneeId: string | null }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'assign' }, async (work) => {
    const { assigneeId } = input;
    if (assigneeId !== null && !(await listOfficers(work.tx)).some(({ id }) => id === assigneeId)) {
      const nobody = 'Pilih petugas pengaduan yang akunnya aktif.';
      throw invalid(nobody, { assigneeId: nobody });
    }
    await noteEvent(work, work.family.own, { kind: 'assign', detail: assigneeId, patch: { assigneeId } });
    return { kind: 'assign', details: { assignee: assigneeId } };
  });
}

/** The deadline of the resolution follows the class. @throws as `takeAction` */
export function classifyCase(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & {
    readonly class: ComplaintClass;
    readonly oversight: boolean | null;
    readonly category: Category;
  }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'classify' }, async (work) => {
    const { own } = work.family;
    const oversight = input.class === 'complaint' ? input.oversight : null;
    const facts = { class: input.class, oversight, category: input.category };
    await noteEvent(work, own, {
      kind: 'classify',
      detail: oversight ? inspectionDetail : null,
      patch: facts,
      redates: true
    });
    return { kind: 'classify', details: { ...facts, from: own.class } };
  });
}

/** The final answer. @param input.alsoMerged sends the same words to the complainants of merged cases. @throws as `takeAction` */
export function answerCase(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & { readonly body: string; readonly alsoMerged?: boolean }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'answer', says: input.body }, async (work) => {
    const body = requireWords(input.body, 'Tulis jawabannya.');
    const patch = await sayToMain(work, body);
    const details = await takeStep(work, 'answer', { patch });
    if (input.alsoMerged) await sayToMerged(work, body);
    return { kind: 'answer', details };
  });
}

/** After the family's step, so that the words stand beside it. Cases whose content was erased are left out. */
async function sayToMerged(work: CaseWork, body: string): Promise<void> {
  for (const member of work.family.merged) {
    if (!member.dataKey) continue;
    const patch = await sayToComplainant(work, member, body);
    await noteEvent(work, member, { kind: 'message', patch });
  }
}

/**
 * Words to the complainant without a change of state; the first ones are the first response.
 *
 * @throws as `takeAction`; `conflict` also for a form that was used for other words
 */
export function sendMessage(deps: ComplaintDependencies, actor: Actor, input: CaseVersion & WordsForm): Promise<void> {
  const { id, version, submissionId } = input;
  const wasTaken = (work: CaseWork) => wasWritten(work, input);
  return changeCase(deps, actor, { id, version, wasTaken }, async (work) => {
    const body = requireWords(input.body, 'Tulis pesannya.');
    const patch = await sayToComplainant(work, work.family.own, body, submissionId);
    await noteEvent(work, work.family.own, { kind: 'message', patch });
    await noteReplied(work);
    return { kind: 'message' };
  });
}

/** Once nobody of an answered family waits for words any more, its complainants have the time for a reply anew. */
async function noteReplied(work: CaseWork): Promise<void> {
  const { main, merged } = work.family;
  const members = [main, ...merged].filter(({ state, replyDueOn }) => state === 'answered' && replyDueOn !== null);
  if (members.length === 0 || (await isUnanswered(work.tx, main.id))) return;
  for (const member of members) await noteEvent(work, member, { kind: 'reply_done', patch: {}, redates: true });
}

/** Asks the complainant for what is missing; the clock of the resolution stops. @throws as `takeAction` */
export function askCompletion(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & { readonly body: string }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'ask_completion', says: input.body }, async (work) => {
    const body = requireWords(input.body, 'Tulis apa yang perlu dilengkapi pengadu.');
    const patch = await sayToMain(work, body);
    return { kind: 'ask_completion', details: await takeStep(work, 'ask_completion', { patch }) };
  });
}

const referenceLength = 60;

/** @throws as `takeAction`; `invalid` for SP4N-LAPOR! without its tracking id */
export function forwardCase(
  deps: ComplaintDependencies,
  actor: Actor,
  input: CaseVersion & {
    readonly destination: ForwardDestination;
    /** Number the case has there. */
    readonly externalReference?: string | undefined;
    readonly body?: string | undefined;
  }
): Promise<void> {
  return changeCase(deps, actor, { ...input, kind: 'forward', says: input.body }, (work) => forward(work, input));
}

async function forward(
  work: CaseWork,
  input: Pick<Parameters<typeof forwardCase>[2], 'destination' | 'externalReference' | 'body'>
): Promise<RecordedChange> {
  const { destination, body = '' } = input;
  const forwardedReference = requireReference(destination, input.externalReference) ?? null;
  const said: ComplaintPatch = body.trim() === '' ? {} : await sayToMain(work, requireWords(body, ''));
  const details = await takeStep(work, 'forward', {
    detail: destination,
    patch: { ...said, forwardedReference, forwardedTo: destination }
  });
  return { kind: 'forward', details: { ...details, destination } };
}

function requireReference(destination: ForwardDestination, text = ''): string | undefined {
  const reference = text.trim();
  const problem =
    destination === 'sp4n_lapor' && reference === ''
      ? 'Tulis nomor Tracking ID dari SP4N-LAPOR!.'
      : reference.length > referenceLength
        ? `Nomor rujukan paling banyak ${referenceLength} huruf.`
        : undefined;
  if (problem) throw invalid(problem, { externalReference: problem });
  return reference || undefined;
}
