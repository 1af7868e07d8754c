import { parseTrackingCode } from '#lib/domain/tracking/tracking-code.ts';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import {
  openOwnMessage,
  readMailboxView,
  type MailboxAnswer,
  type MailboxEntryAnswer,
  type MailboxIdentity,
  type MailboxView
} from '#lib/domain/whistleblowing/mailbox-view.ts';
import { fromBase64Url, toBase64Url, type Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { reporterKeys, type ReporterKeys } from '#lib/protocol/wbs1/code-keys.ts';
import { composeReply, type ComposeTools } from '#lib/protocol/wbs1/compose.ts';
import type { WireMessage } from '#lib/protocol/wbs1/wire.ts';
import { attachmentList, uploadAll, type AttachmentList } from './attachments.ts';
import { isTaken, send } from './calls.ts';
import { announce, forgetOnLeaving, onPress, part, showStep, words } from './dom.ts';
import { offeredKeys, type OfferedKeys } from './offered-keys.ts';
import { showMailbox } from './mailbox-show.ts';

interface Opened {
  readonly reporter: ReporterKeys;
  readonly identity: MailboxIdentity;
  readonly view: MailboxView;
}

/** The mailbox of a reporter whose browser runs scripts: the code never leaves the device. */
export async function startMailbox(root: HTMLElement, tools: ComposeTools): Promise<void> {
  const offered = await offeredKeys(tools.signing, root.dataset.rootKey ?? '');
  const attachments = attachmentList(root);
  let opened: Opened | undefined;
  const show = () => {
    if (opened) showMailbox(root, opened.view);
  };

  forgetOnLeaving(root);
  onPress(root, 'open', async () => {
    const field = part<HTMLInputElement>(root, 'code');
    const code = parseTrackingCode(field.value);
    if (!code.ok || code.domain !== 'wbs') return announce(root, 'open', words(root, 'code_wrong'));
    announce(root, 'open', words(root, 'opening'));
    try {
      opened = await openMailbox(tools, offered, new Uint8Array(code.ok));
    } catch {
      return announce(root, 'open', words(root, 'not_opened'));
    }
    if (!opened) return announce(root, 'open', words(root, 'code_unknown'));
    field.value = '';
    announce(root, 'open', '');
    show();
    showStep(root, 'mailbox');
  });
  onPress(root, 'reply', async () => {
    const field = part<HTMLTextAreaElement>(root, 'reply');
    if (!opened) return;
    if (field.value.trim() === '') return announce(root, 'reply', words(root, 'reply_empty'));
    if (!attachments.isAgreed()) return announce(root, 'reply', words(root, 'problem_as_is'));
    announce(root, 'reply', words(root, 'sending'));
    try {
      const left = await sendReply(tools, offered, opened, { text: field.value.trim(), attachments });
      if (left === 'wait') return announce(root, 'reply', words(root, 'reply_wait'));
      if (left === undefined) return announce(root, 'reply', words(root, 'not_taken'));
      field.value = '';
      attachments.clear();
      announce(root, 'reply', words(root, left === 0 ? 'reply_sent' : 'reply_files_left'));
    } catch {
      return announce(root, 'reply', words(root, 'not_sent'));
    }
    opened = (await openAgain(tools, offered, opened).catch(() => undefined)) ?? opened;
    show();
  });
  showStep(root, 'open');
}

async function openMailbox(tools: ComposeTools, offered: OfferedKeys, code: Bytes): Promise<Opened | undefined> {
  const reporter = await reporterKeys(tools, fromBase64Url(offered.instanceId), code);
  return read(tools, offered, reporter);
}

const openAgain = (tools: ComposeTools, offered: OfferedKeys, { reporter }: Opened): Promise<Opened | undefined> =>
  read(tools, offered, reporter);

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
  const messages = await Promise.all(
    view.messages.map(async (shown) => {
      if (!shown.own || !shown.mayOpen) return shown;
      const { body } = await send('mailbox/message', { lookup, messageId: shown.messageId });
      return {
        ...shown,
        letter: await openOwnMessage(tools, reporter, body.message as WireMessage).catch(() => undefined)
      };
    })
  );
  return { reporter, identity, view: { ...view, messages } };
}

/** @returns files that did not arrive; undefined when the message was not taken, `wait` while answers are due. @throws Error when nothing was sent */
async function sendReply(
  tools: ComposeTools,
  { lists }: OfferedKeys,
  { reporter, identity, view }: Opened,
  { text, attachments }: { readonly text: string; readonly attachments: AttachmentList }
): Promise<number | 'wait' | undefined> {
  if (view.broken) throw new Error('Nothing is added to a conversation that was tampered with');
  const lookup = toBase64Url(reporter.lookup);
  const outgoing = attachments.seal(identity.id);
  const message = await composeReply(tools, reporter, {
    text: writeLetter({ text, files: outgoing.letterFiles }),
    mode: 'browser',
    reportId: identity.id,
    reportKey: identity.reportKey,
    keyListHash: lists.newest.hash,
    ...view.next,
    own: false
  });
  const answer = await send('mailbox/messages', { lookup, message, files: outgoing.announced });
  if (answer.status === 429) return 'wait';
  return isTaken(answer) ? uploadAll(outgoing.files, lookup, () => undefined) : undefined;
}
