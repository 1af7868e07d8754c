import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import type { z } from 'zod';
import { problemTexts } from '#lib/components/complaints/problem-text.ts';
import { codeProblem, type CodeProblem } from '#lib/components/complaints/tracked/code-problem.ts';
import type { DoneStep } from '#lib/components/complaints/tracked/tracked-case.ts';
import { DomainError } from '#lib/domain/errors.ts';
import { attachmentRefusalText, type FilesRefusal } from '#lib/domain/files/attachment-budget.ts';
import { refusedFilesText } from '#lib/domain/files/upload-rules.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import * as m from '#lib/i18n/generated/messages.js';
import { openTrackedCase } from '#lib/server/complaints/tracked-case.ts';
import { wrongCodeTurn } from '#lib/server/complaints/wrong-code.ts';
import type { CleanFile } from '#lib/server/files/clean-file.ts';
import { readUpload, type Upload } from '#lib/server/files/read-upload.ts';
import { withDomainErrors } from '#lib/server/http/domain-errors.ts';
import { formErrors, parseForm, textField, type FormErrors, type FormValues } from '#lib/server/http/parse-form.ts';
import { currentRuntime, type Runtime } from '#lib/server/runtime.ts';
import type { RequestEvent } from './$types';

/** What keeps a step from being done, or what is to be said although it is. */
interface Outcome {
  readonly problems?: FormErrors;
  readonly values?: FormValues;
  /** Why the files of a message were not kept. */
  readonly filesRefused?: FilesRefusal | undefined;
}

type Step = (deps: Runtime, code: string, upload: Upload) => Promise<Outcome>;

/** A step that needs nothing but the code. */
export function plainStep(work: (deps: Runtime, code: string) => Promise<unknown>): Step {
  return async (deps, code) => {
    await work(deps, code);
    return {};
  };
}

/** A step that needs what the form holds. */
export function readStep<Schema extends z.ZodType>(
  schema: Schema,
  work: (
    deps: Runtime,
    code: string,
    value: z.output<Schema>,
    files: readonly CleanFile[]
  ) => Promise<{ readonly filesRefused: FilesRefusal | undefined } | void>
): Step {
  return async (deps, code, { form, files, refused }) => {
    const parsed = parseForm(schema, form);
    const ofFiles = refused.length > 0 ? { files: refusedFilesText(refused, getLocale()) } : undefined;
    const values = { ...parsed.values, hadFiles: files.length + refused.length > 0 ? 'yes' : '' };
    if (!parsed.ok) return { problems: { ...parsed.errors, ...ofFiles }, values };
    if (ofFiles) return { problems: ofFiles, values };
    try {
      const result = await work(deps, code, parsed.value, files);
      return { filesRefused: result?.filesRefused };
    } catch (problem) {
      return { problems: formErrors(problem), values };
    }
  };
}

/**
 * An action of the tracking page: the step, then the case as it is now. What a step refuses stands beside its form, with what was
 * typed; a code that opens nothing leads back to the question for it.
 */
export function trackedAction(done: DoneStep | undefined, step: Step) {
  return withDomainErrors(
    async ({ request }: RequestEvent) => {
      const runtime = currentRuntime();
      const upload = await readUpload(request, runtime.config);
      const code = textField(upload.form, 'code').trim().slice(0, 200);
      const mistyped = codeProblem(code);
      if (mistyped) return wrongCode(422, mistyped, code);
      try {
        const { problems, values = {}, filesRefused } = await attempt(() => step(runtime, code, upload));
        const opened = {
          code,
          tracked: await openTrackedCase(runtime, code, getLocale()),
          done: problems ? undefined : done,
          filesRefused: filesRefused && attachmentRefusalText[filesRefused][getLocale()],
          values,
          problems: problemTexts(problems ?? {}),
          // Also after a refusal: nothing was kept under the old one.
          submissionId: randomUUID()
        };
        return problems ? fail(422, { opened }) : { opened };
      } catch (problem) {
        if (!(problem instanceof DomainError) || problem.code !== 'not_found') throw problem;
        return wrongCode(404, 'unknown', code);
      }
    },
    { patient: true }
  );
}

async function wrongCode(status: 404 | 422, problem: CodeProblem, typed: string) {
  await wrongCodeTurn();
  return fail(status, { problem, typed });
}

/** Refusals of a step without a form of its own. */
async function attempt(step: () => Promise<Outcome>): Promise<Outcome> {
  try {
    const outcome = await step();
    return outcome.problems ? { ...outcome, problems: inPageLanguage(outcome.problems) } : outcome;
  } catch (problem) {
    return { problems: inPageLanguage(formErrors(problem)) };
  }
}

/** What the use cases say is Indonesian; an English page says in its own words that the step is no longer possible. */
function inPageLanguage({ form, ...fields }: FormErrors): FormErrors {
  if (form === undefined) return fields;
  return { ...fields, form: getLocale() === 'id' ? form : m.complaints_conflict() };
}
