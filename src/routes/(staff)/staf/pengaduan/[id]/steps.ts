import type { z } from 'zod';
import {
  answerForm,
  assignForm,
  classifyForm,
  completionForm,
  forwardForm,
  mergeForm,
  messageForm,
  noteForm,
  noWords,
  redactContentForm,
  redactForm,
  rejectForm,
  summaryForm,
  withdrawFileForm
} from '#lib/domain/complaints/case-form.ts';
import { conflict } from '#lib/domain/errors.ts';
import type { Actor } from '#lib/domain/staff/actor.ts';
import { addNote, redactMessage } from '#lib/server/complaints/case-notes.ts';
import type { CaseVersion } from '#lib/server/complaints/change-case.ts';
import { mergeCase } from '#lib/server/complaints/merge-case.ts';
import {
  answerCase,
  askCompletion,
  assignCase,
  classifyCase,
  forwardCase,
  sendMessage,
  takeAction,
  type PlainStep
} from '#lib/server/complaints/office-actions.ts';
import { publishSummary, unpublishSummary, writePublicSummary } from '#lib/server/complaints/public-summary.ts';
import { redactContent, withdrawAttachment } from '#lib/server/complaints/redact-case.ts';
import { renewCode } from '#lib/server/complaints/renew-code.ts';
import type { ComplaintDependencies } from '#lib/server/complaints/service.ts';
import { formErrors, parseForm, textField, type FormErrors, type FormValues } from '#lib/server/http/parse-form.ts';

/** A form that was refused: the page opens it again with all of it. */
export interface Refused {
  readonly step: string;
  readonly errors: FormErrors;
  readonly values: FormValues;
}

type UseCase<Input> = (deps: ComplaintDependencies, actor: Actor, input: CaseVersion & Input) => Promise<void>;
type Step = (
  deps: ComplaintDependencies,
  actor: Actor,
  id: string,
  form: FormData
) => Promise<Omit<Refused, 'step'> | undefined>;

/** One form of the page: its fields, and the use case they are for. */
const step =
  <Schema extends z.ZodType<object>>(schema: Schema, useCase: UseCase<z.output<Schema>>): Step =>
  async (deps, actor, id, form) => {
    const parsed = parseForm(schema, form);
    if (!parsed.ok) return parsed;
    const version = Number(textField(form, 'version') || NaN);
    try {
      await useCase(deps, actor, { ...parsed.value, id, version });
      return undefined;
    } catch (problem) {
      return { errors: formErrors(problem), values: parsed.values };
    }
  };

const plain = (action: PlainStep) =>
  step(noWords, (deps, actor, input) => takeAction(deps, actor, { ...input, action }));

const steps = new Map<string, Step>([
  ...(['verify', 'accept', 'complete', 'close', 'reopen'] as const).map((action) => [action, plain(action)] as const),
  ['reject', step(rejectForm, (deps, actor, input) => takeAction(deps, actor, { ...input, action: 'reject' }))],
  ['answer', step(answerForm, answerCase)],
  ['ask_completion', step(completionForm, askCompletion)],
  ['forward', step(forwardForm, forwardCase)],
  ['message', step(messageForm, sendMessage)],
  ['note', step(noteForm, addNote)],
  ['redact', step(redactForm, redactMessage)],
  ['redact_content', step(redactContentForm, redactContent)],
  ['withdraw_file', step(withdrawFileForm, withdrawAttachment)],
  ['assign', step(assignForm, assignCase)],
  ['classify', step(classifyForm, classifyCase)],
  ['merge', step(mergeForm, mergeCase)],
  ['summary', step(summaryForm, writePublicSummary)],
  ['publish', step(noWords, publishSummary)],
  ['unpublish', step(noWords, unpublishSummary)]
]);

/** A new tracking code, to be shown with the answer and never again, or the refused form. */
export async function renewCodeStep(
  deps: ComplaintDependencies,
  actor: Actor,
  id: string,
  form: FormData
): Promise<{ readonly newCode?: string; readonly refused?: Refused }> {
  try {
    return { newCode: await renewCode(deps, actor, { id, version: Number(textField(form, 'version') || NaN) }) };
  } catch (problem) {
    return { refused: { step: 'new_code', errors: formErrors(problem), values: {} } };
  }
}

/**
 * Takes the step a posted form names.
 *
 * @returns the step's name, or the refused form
 * @throws DomainError as the use cases do, `conflict` for a step that does not exist
 */
export async function takeStep(
  deps: ComplaintDependencies,
  actor: Actor,
  id: string,
  form: FormData
): Promise<{ readonly done: string } | { readonly refused: Refused }> {
  const name = textField(form, 'step');
  const take = steps.get(name);
  if (!take) throw conflict('Langkah itu tidak ada. Muat ulang halaman ini.');
  const refused = await take(deps, actor, id, form);
  return refused ? { refused: { step: name, ...refused } } : { done: name };
}
