import * as m from '#lib/i18n/generated/messages.js';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { closedReasonTexts } from '#lib/domain/whistleblowing/gate.ts';
import { closingReasonNames } from '#lib/domain/whistleblowing/closing-reason.ts';
import { reportStateNames } from '#lib/domain/whistleblowing/report-state.ts';

type Words = Readonly<Record<string, string>>;

const forFiles = (): Words => ({
  file_remove: m.wbs_w_file_remove({ name: '{name}' }),
  file_cleaned: m.wbs_w_file_cleaned(),
  file_as_is: m.wbs_w_file_as_is(),
  file_many: m.wbs_w_file_many(),
  file_large: m.wbs_w_file_large(),
  file_type: m.wbs_w_file_type(),
  file_broken: m.wbs_w_file_broken(),
  problem_as_is: m.wbs_w_problem_as_is(),
  sending: m.wbs_w_sending(),
  uploading: m.wbs_w_uploading({ done: '{done}', all: '{all}' }),
  not_encrypted: m.wbs_w_not_encrypted(),
  not_sent: m.wbs_w_not_sent(),
  reply_wait: m.wbs_w_reply_wait(),
  not_taken: m.wbs_w_not_taken()
});

/** What the program of `/wbs/lapor` may say. */
export const reportWords = (): Words => ({
  ...forFiles(),
  ...Object.fromEntries(
    Object.entries(closedReasonTexts).map(([reason, text]) => [
      `closed_${reason}`,
      m.wbs_closed_reason({ reason: text[getLocale()] })
    ])
  ),
  code_differs: m.wbs_w_code_differs(),
  copied: m.wbs_w_copied(),
  not_copied: m.wbs_w_not_copied(),
  keys_changed: m.wbs_w_keys_changed(),
  keys_lost: m.wbs_w_keys_lost(),
  other_content: m.wbs_w_other_content(),
  other_content_files: m.wbs_w_other_content_files(),
  files_sent: m.wbs_w_files_sent(),
  files_not_sent: m.wbs_w_files_not_sent(),
  group: m.wbs_w_group({ number: '{number}' }),
  problem_leadership: m.wbs_w_problem_leadership(),
  problem_kind: m.wbs_w_problem_kind(),
  problem_missing: m.wbs_w_problem_missing(),
  problem_short: m.wbs_w_problem_short(),
  problem_long: m.wbs_w_problem_long(),
  problem_honest: m.wbs_w_problem_honest(),
  problem_outside: m.wbs_w_problem_outside(),
  locked_for: m.wbs_w_locked_for({ names: '{names}' }),
  locked_outside: m.wbs_w_locked_outside()
});

/** Of everything a conversation consists of; the page without scripts uses them, too. */
export function mailboxWords(): Words {
  const locale = getLocale();
  const named = (prefix: string, names: Readonly<Record<string, { readonly id: string; readonly en: string }>>) =>
    Object.fromEntries(Object.entries(names).map(([name, text]) => [`${prefix}_${name}`, text[locale]]));
  return {
    ...forFiles(),
    ...named('state', reportStateNames),
    ...named('reason', closingReasonNames),
    code_wrong: m.wbs_w_code_wrong(),
    code_unknown: m.wbs_w_code_unknown(),
    opening: m.wbs_w_opening(),
    not_opened: m.wbs_w_not_opened(),
    reply_empty: m.wbs_w_reply_empty(),
    reply_sent: m.wbs_w_reply_sent(),
    reply_files_left: m.wbs_w_reply_files_left(),
    reply_long: m.wbs_w_reply_long(),
    reply_broken: m.wbs_w_reply_broken(),
    reply_earlier: m.wbs_w_reply_earlier(),
    reply_earlier_files: m.wbs_w_reply_earlier_files(),
    idle_locked: m.wbs_w_idle_locked(),
    received: m.wbs_w_received({ day: '{day}' }),
    none_read: m.wbs_w_none_read(),
    last_read: m.wbs_w_last_read({ number: '{number}' }),
    number: m.wbs_w_number({ number: '{number}' }),
    from_you: m.wbs_w_from_you(),
    from_nobody: m.wbs_w_from_nobody(),
    signer_later: m.wbs_w_signer_later(),
    mode_browser: m.wbs_w_mode_browser(),
    mode_server: m.wbs_w_mode_server(),
    own_hidden: m.wbs_w_own_hidden(),
    own_closed: m.wbs_w_own_closed(),
    own_open: m.wbs_w_own_open({ number: '{number}' }),
    own_away: m.wbs_w_own_away(),
    forged: m.wbs_w_forged(),
    new_state: m.wbs_w_new_state({ state: '{state}' }),
    files: m.wbs_w_files({ count: '{count}' }),
    proof: m.wbs_w_proof({ office: '{office}', day: '{day}', report: '{report}' }),
    proof_signature: m.wbs_w_proof_signature({ signature: '{signature}' }),
    proof_signer: m.wbs_w_proof_signer({ signer: '{signer}' })
  };
}
