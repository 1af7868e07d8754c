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
import { openPlainMailbox, replyPlainly } from '#lib/server/whistleblowing/service.ts';
import type { RequestEvent } from './$types';

const problem = (status: number, form: string) => fail(status, { problems: { form } });

/** The bytes of a code of this mailbox. */
function codeOf(form: FormData): Uint8Array | undefined {
  const typed = textField(form, 'code');
  const parsed = typed.length <= 100 ? parseTrackingCode(typed) : undefined;
  return parsed?.ok && parsed.domain === 'wbs' ? parsed.ok : undefined;
}

/** Opens a mailbox on the server, for as long as this answer takes to write. */
export async function openPlainly({ request }: RequestEvent) {
  const form = await readForm(request);
  const code = codeOf(form);
  if (!code) return problem(422, m.wbs_w_code_wrong());
  const view = await evenTime(openPlainMailbox(currentRuntime(), code), 60);
  return view ? { view, code: textField(form, 'code'), line: '' } : problem(404, m.wbs_w_code_unknown());
}

export async function answerPlainly({ request }: RequestEvent) {
  const runtime = currentRuntime();
  const { form, files, refused } = await readUpload(request, runtime.config);
  const code = codeOf(form);
  if (!code) return problem(422, m.wbs_w_code_wrong());
  const text = textField(form, 'text').trim();
  const again = async (status: number, line: string) => {
    const view = await openPlainMailbox(runtime, code);
    return view
      ? fail(status, { view, code: textField(form, 'code'), line, text })
      : problem(404, m.wbs_w_code_unknown());
  };
  if (text === '') return again(422, m.wbs_w_reply_empty());
  if (text.length > longestText) return again(422, m.wbs_w_problem_long());
  if (refused.length > 0) return again(422, refusedFilesText(refused, getLocale()));
  if (textField(form, 'asIs') !== 'ya' && files.some(({ cleaned }) => !cleaned))
    return again(422, m.wbs_w_problem_as_is());
  const outcome = await replyPlainly(runtime, code, { text, files });
  if (outcome.status === 'broken') return again(409, m.wbs_mailbox_broken());
  if (outcome.status === 'wait') return again(429, m.wbs_w_reply_wait());
  if (outcome.status !== 'sent') return again(503, m.wbs_w_not_taken());
  const view = await openPlainMailbox(runtime, code);
  const line = outcome.filesLeft > 0 ? m.wbs_w_reply_files_left() : m.wbs_w_reply_sent();
  return view ? { view, code: textField(form, 'code'), line } : problem(404, m.wbs_w_code_unknown());
}
