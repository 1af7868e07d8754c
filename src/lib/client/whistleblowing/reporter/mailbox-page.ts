import { parseTrackingCode } from '#lib/domain/tracking/tracking-code.ts';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import {
  readMailboxView,
  openOwnMessage,
  type MailboxAnswer,
  type MailboxEntryAnswer,
  type MailboxIdentity,
  type MailboxView,
  type ShownMessage
} from '#lib/domain/whistleblowing/mailbox-view.ts';
import { longestText } from '#lib/domain/whistleblowing/report-answers.ts';
import { fromBase64Url, toBase64Url, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { reporterKeys, type ReporterKeys } from '#lib/protocol/wbs1/code-keys.ts';
import { composeReply, type ComposeTools } from '#lib/protocol/wbs1/compose.ts';
import type { WireMessage } from '#lib/protocol/wbs1/wire.ts';
import { attachmentList, sealAttachments } from './attachments.ts';
import { send } from './calls.ts';
import type { Draft } from './delivery.ts';
import { announce, forgetFields, forgetOnLeaving, forgetSecrets, onPress, part, showStep, words } from './dom.ts';
import { lockWhenIdle } from './idle.ts';
import type { OfferedKeys } from './offered-keys.ts';
import { showMailbox } from './mailbox-show.ts';
import { replyDelivery, type SealedReply } from './reply-delivery.ts';
import { uploadAll } from './upload-files.ts';

interface Opened {
  readonly reporter: ReporterKeys;
  readonly identity: MailboxIdentity;
  readonly view: MailboxView;
}

/** The mailbox of a reporter whose browser runs scripts: the code never leaves the device. */
export async function startMailbox(root: HTMLElement, tools: ComposeTools, offered: OfferedKeys): Promise<void> {
  const attachments = attachmentList(root);
  let opened: Opened | undefined;
  let replies: ReturnType<typeof repliesOf> | undefined;

  const show = (found: Opened) => {
    opened = found;
    showMailbox(root, found.view, (message) => openOwn(tools, found.reporter, message));
  };
  const lock = () => {
    opened = replies = undefined;
    forgetFields(root);
    forgetSecrets(root);
    attachments.clear();
    showStep(root, 'open');
    announce(root, 'open', words(root, 'idle_locked'));
  };

  forgetOnLeaving(root);
  lockWhenIdle(() => opened !== undefined && !part<HTMLButtonElement>(root, 'do', 'reply').disabled, lock);
  onPress(root, 'open', async () => {
    const field = part<HTMLInputElement>(root, 'code');
    const code = parseTrackingCode(field.value);
    if (!code.ok || code.domain !== 'wbs') return announce(root, 'open', words(root, 'code_wrong'));
    announce(root, 'open', words(root, 'opening'));
    const found = await openMailbox(tools, offered, new Uint8Array(code.ok)).catch(() => null);
    if (!found) return announce(root, 'open', words(root, found === null ? 'not_opened' : 'code_unknown'));
    field.value = '';
    announce(root, 'open', '');
    replies = repliesOf(tools, offered, found.reporter);
    show(found);
    showStep(root, 'mailbox');
  });
  onPress(root, 'reply', async () => {
    const field = part<HTMLTextAreaElement>(root, 'reply');
    const say = (name: string) => announce(root, 'reply', words(root, name));
    if (!opened || !replies) return;
    const draft: Draft = { said: field.value.trim(), files: attachments.chosen() };
    if (draft.said === '') return say('reply_empty');
    if (draft.said.length > longestText) return say('reply_long');
    if (!attachments.isAgreed()) return say('problem_as_is');
    say('sending');
    const { reporter } = opened;
    const delivery = await replies.deliver(draft, opened);
    if (delivery.status === 'taken' || delivery.status === 'earlier') {
      const left = await uploadAll(delivery.sealed.attachments.files, toBase64Url(reporter.lookup), (done, all) =>
        announce(root, 'reply', words(root, 'uploading', { done, all }))
      );
      // The same words once more bring the files that are left, and no second message.
      if (left === 0 || delivery.status === 'earlier') replies.forget();
      if (left === 0 && delivery.status === 'taken') {
        field.value = '';
        attachments.clear();
      }
      say(left === 0 ? sentWords[delivery.status] : filesLeftWords[delivery.status]);
    } else {
      say(problemWords[delivery.status]);
    }
    const again = await read(tools, offered, reporter).catch(() => undefined);
    if (again) show(again);
  });
  onPress(root, 'print-proof', () => {
    root.classList.add('print-proof');
    print();
    root.classList.remove('print-proof');
  });
  showStep(root, 'open');
}

const sentWords = { taken: 'reply_sent', earlier: 'reply_earlier' } as const;
const filesLeftWords = { taken: 'reply_files_left', earlier: 'reply_earlier_files' } as const;
/** Why nothing is certain, or nothing was sent, in true words. */
const problemWords = {
  not_encrypted: 'not_encrypted',
  uncertain: 'not_sent',
  refused: 'not_taken',
  keys_changed: 'not_taken',
  wait: 'reply_wait',
  broken: 'reply_broken'
} as const;

function repliesOf(tools: ComposeTools, offered: OfferedKeys, reporter: ReporterKeys) {
  const seal = (draft: Draft, opened: Opened) => sealReply(tools, offered, opened, draft);
  const reopen = async () => {
    const found = await read(tools, offered, reporter);
    if (!found) throw new Error('The mailbox is gone');
    return found;
  };
  return replyDelivery(seal, (body) => send('mailbox/messages', body), reopen);
}

async function openMailbox(tools: ComposeTools, offered: OfferedKeys, code: Bytes): Promise<Opened | undefined> {
  const reporter = await reporterKeys(tools, fromBase64Url(offered.instanceId), code);
  return read(tools, offered, reporter);
}

async function read(tools: ComposeTools, offered: OfferedKeys, reporter: ReporterKeys): Promise<Opened | undefined> {
  const lookup = toBase64Url(reporter.lookup);
  const entries: MailboxEntryAnswer[] = [];
  let identity: MailboxIdentity | null = null;
  for (let after: number | null = 0; after !== null;) {
    const { status, body } = await send('mailbox', { lookup, after });
    if (status !== 200) throw new Error('The mailbox does not answer');
    const answer = body as unknown as MailboxAnswer;
    identity = answer.reporter;
    entries.push(...answer.entries);
    after = answer.next;
  }
  if (!identity) return undefined;
  const view = await readMailboxView(tools, reporter, offered.lists.byHash, { identity, entries });
  return { reporter, identity, view };
}

/**
 * One of the reporter's own messages that they chose to keep readable; asked for only when they want to see it, so that looking into a
 * mailbox is the same traffic for everybody.
 *
 * @returns `away` without an answer, `forged` for another message than the one that stands there
 */
async function openOwn(
  tools: ComposeTools,
  reporter: ReporterKeys,
  shown: ShownMessage
): Promise<string | { readonly problem: 'away' | 'forged' }> {
  const answer = await send('mailbox/message', {
    lookup: toBase64Url(reporter.lookup),
    messageId: shown.messageId
  }).catch(() => undefined);
  if (answer?.status !== 200) return { problem: 'away' };
  try {
    return (await openOwnMessage(tools, reporter, shown, answer.body.message as WireMessage)).text;
  } catch {
    return { problem: 'forged' };
  }
}

async function sealReply(
  tools: ComposeTools,
  { lists }: OfferedKeys,
  { reporter, identity, view }: Opened,
  draft: Draft
): Promise<SealedReply> {
  const outgoing = sealAttachments(identity.id, draft.files);
  const message = await composeReply(tools, reporter, {
    text: writeLetter({ text: draft.said, files: outgoing.letterFiles }),
    mode: 'browser',
    reportId: identity.id,
    reportKey: identity.reportKey,
    keyListHash: lists.newest.hash,
    ...view.next,
    own: false
  });
  const body = { lookup: toBase64Url(reporter.lookup), message, files: outgoing.announced };
  const { messageId, previous } = message.header;
  return { draft, body, attachments: outgoing, messageId, previous };
}
