import { fail } from '@sveltejs/kit';
import { refusedFilesText } from '#lib/domain/files/upload-rules.ts';
import { parseTrackingCode } from '#lib/domain/tracking/tracking-code.ts';
import { longestText } from '#lib/domain/whistleblowing/report-answers.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import * as m from '#lib/i18n/generated/messages.js';
import { readUpload } from '#lib/server/files/read-upload.ts';
import { readForm, textField } from '#lib/server/http/parse-form.ts';
import { currentRuntime } from '#lib/server/runtime.ts';
import { evenTime } from '#lib/server/whistleblowing/even-time.ts';
import { longestPlainMs, orFailed } from '#lib/server/whistleblowing/reporter-endpoint.ts';
import { openPlainMailbox, replyPlainly } from '#lib/server/whistleblowing/service.ts';
import type { RequestEvent } from './$types';

/** What was typed comes back into its field: the code was in this request's body, and is in this answer's. */
const problem = (status: number, typed: string, form: string) => fail(status, { typed, problems: { form } });

/** The bytes of a code of this mailbox. */
function codeOf(form: FormData): Uint8Array | undefined {
  const typed = textField(form, 'code');
  const parsed = typed.length <= 100 ? parseTrackingCode(typed) : undefined;
  return parsed?.ok && parsed.domain === 'wbs' ? parsed.ok : undefined;
}

/** Opens a mailbox on the server, for as long as this answer takes to write. */
export async function openPlainly({ request }: RequestEvent) {
  const form = await readForm(request);
  const typed = textField(form, 'code');
  const code = codeOf(form);
  if (!code) return problem(422, typed, m.wbs_w_code_wrong());
  const opened = await orFailed(evenTime(viewOf(code), 60));
  if (opened.status === 'failed') return problem(503, typed, m.wbs_w_not_opened());
  return opened.view ? { view: opened.view, code: typed, line: '' } : problem(404, typed, m.wbs_w_code_unknown());
}

const viewOf = async (code: Uint8Array) => ({
  status: 'read' as const,
  view: await openPlainMailbox(currentRuntime(), code)
});

/** Adds a message; whatever fails, text and code stay in the form. */
export async function answerPlainly({ request }: RequestEvent) {
  const { form, files, refused } = await readUpload(request, currentRuntime().config, 'files', { keepsHeic: true });
  const typed = textField(form, 'code');
  const formId = textField(form, 'formId');
  const code = codeOf(form);
  if (!code) return problem(422, typed, m.wbs_w_code_wrong());
  const text = textField(form, 'text').trim();
  const again = async (status: number, line: string) => {
    const opened = await orFailed(viewOf(code));
    if (opened.status === 'failed') return fail(503, { code: typed, formId, line, text });
    return opened.view
      ? fail(status, { view: opened.view, code: typed, formId, line, text })
      : problem(404, typed, m.wbs_w_code_unknown());
  };
  if (text === '') return again(422, m.wbs_w_reply_empty());
  if (text.length > longestText) return again(422, m.wbs_w_problem_long());
  if (refused.length > 0) return again(422, refusedFilesText(refused, getLocale()));
  if (textField(form, 'asIs') !== 'ya' && files.some(({ cleaned }) => !cleaned))
    return again(422, m.wbs_w_problem_as_is());
  const outcome = await orFailed(replyPlainly(currentRuntime(), code, { formId, text, files }), longestPlainMs);
  if (outcome.status === 'broken') return again(409, m.wbs_mailbox_broken());
  if (outcome.status === 'wait') return again(429, m.wbs_w_reply_wait());
  if (outcome.status !== 'sent') return again(503, m.wbs_plain_again());
  const count = outcome.filesLeft;
  const line = count > 0 ? m.wbs_plain_reply_files_left({ count }) : m.wbs_w_reply_sent();
  const opened = await orFailed(viewOf(code));
  return opened.status === 'read' && opened.view
    ? { view: opened.view, code: typed, line }
    : problem(503, typed, `${line} ${m.wbs_w_not_opened()}`);
}
