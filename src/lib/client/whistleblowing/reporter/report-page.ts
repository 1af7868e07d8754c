import { normaliseTrackingCode, trackingCodeBytes, trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { chosenRecipients, excludedKeys } from '#lib/domain/whistleblowing/chosen-recipients.ts';
import { reportText } from '#lib/domain/whistleblowing/report-answers.ts';
import { fromBase64Url, randomBytes } from '#lib/protocol/wbs1/bytes.ts';
import { beginReport, composeReport, type ComposeTools } from '#lib/protocol/wbs1/compose.ts';
import { attachmentList, uploadAll, type OutgoingAttachments } from './attachments.ts';
import { isTaken, send, type Answer } from './calls.ts';
import { announce, forgetOnLeaving, onPress, pageTrust, part, showStep, words } from './dom.ts';
import { offeredKeys, type OfferedKeys } from './offered-keys.ts';
import { readAnswers, readChoice, showLockedFor, showRecipients, wantsOwn } from './report-fields.ts';
import { showProblems } from './problems.ts';
import { proofOf } from './work.ts';

/** A report that was encrypted and waits to be taken: sent again it is the same one. */
interface Sealed {
  readonly submission: object;
  readonly attachments: OutgoingAttachments;
}

/**
 * The form of a reporter whose browser runs scripts. It is shown only when keys that can be trusted are there and encrypting works;
 * whatever fails later, nothing is sent. @throws Error before the form is shown
 */
export async function startReport(root: HTMLElement, tools: ComposeTools): Promise<void> {
  const offered = await offeredKeys(tools.signing, pageTrust(root));
  if (offered.closed !== null) {
    part(root, 'closed-reason').textContent = words(root, `closed_${offered.closed}`);
    return showStep(root, 'closed');
  }
  const code = randomBytes(trackingCodeBytes);
  const begun = await beginReport(tools, offered.instanceId, code);
  await tryOut(tools, offered, begun);
  const proof = proofOf(offered.challenge.nonce, offered.challenge.bits);
  const attachments = attachmentList(root);
  const groups = trackingCodeOf(code, 'wbs').split('-');
  const asked = twoOf(groups.length);
  let sealed: Sealed | undefined;

  const seal = async (): Promise<Sealed> => {
    const choice = readChoice(root);
    const recipients = chosenRecipients(offered.keys, choice);
    if (!recipients) throw new Error('Nobody outside the office is left');
    const outgoing = attachments.seal(begun.id);
    const composed = await composeReport(tools, begun, {
      text: reportText(readAnswers(root), excludedKeys(offered.keys, choice), outgoing.letterFiles),
      mode: 'browser',
      keyListHash: offered.lists.newest.hash,
      recipients: recipients.map(({ keyId, pk }) => ({ keyId, publicKey: fromBase64Url(pk) })),
      own: wantsOwn(root)
    });
    const found = await proof;
    const challenge = found === undefined ? null : { token: offered.challenge.token, proof: found };
    return { submission: { ...composed, files: outgoing.announced, challenge }, attachments: outgoing };
  };

  showRecipients(root, offered.keys);
  forgetOnLeaving(root);
  onPress(root, 'continue', () => {
    const recipients = chosenRecipients(offered.keys, readChoice(root));
    if (!showProblems(root, { hasOutside: recipients !== undefined, agreed: attachments.isAgreed() })) return;
    showLockedFor(root, recipients ?? []);
    sealed = undefined;
    showCode(root, groups, asked);
  });
  onPress(root, 'back', () => showStep(root, 'write'));
  onPress(root, 'print', () => print());
  onPress(root, 'send', async () => {
    if (!typedBack(root, groups, asked)) return announce(root, 'code', words(root, 'code_differs'));
    announce(root, 'code', words(root, 'encrypting'));
    try {
      sealed ??= await seal();
    } catch {
      return announce(root, 'code', words(root, 'not_encrypted'));
    }
    announce(root, 'code', words(root, 'sending'));
    const answer = await send('reports', sealed.submission).catch(() => undefined);
    if (!answer || isUncertain(answer)) return announce(root, 'code', words(root, 'not_sent'));
    if (answer.body.problem === 'other_content') return announce(root, 'code', words(root, 'other_content'));
    if (answer.body.problem === 'key_list_changed') return announce(root, 'code', words(root, 'keys_changed'));
    if (!isTaken(answer)) return announce(root, 'code', words(root, 'not_taken'));
    await finish(root, sealed.attachments, begun.lookup);
  });
  showStep(root, 'write');
}

/** Encrypts a word for everybody before anything is asked for: a browser that cannot is told so while nothing was typed. */
async function tryOut(
  tools: ComposeTools,
  { keys, lists }: OfferedKeys,
  begun: Awaited<ReturnType<typeof beginReport>>
): Promise<void> {
  await composeReport(tools, begun, {
    text: '{}',
    mode: 'browser',
    keyListHash: lists.newest.hash,
    recipients: keys.map(({ keyId, pk }) => ({ keyId, publicKey: fromBase64Url(pk) })),
    own: true
  });
}

/** The server failed, or is busy: it may have taken the report all the same. */
const isUncertain = ({ status, body }: Answer): boolean => status >= 500 && body.closed === undefined;

/** Two different numbers below the count, in order. */
function twoOf(count: number): readonly [number, number] {
  const [a = 0, b = 0] = randomBytes(2);
  const first = a % count;
  const second = (first + 1 + (b % (count - 1))) % count;
  return [Math.min(first, second), Math.max(first, second)];
}

function showCode(root: HTMLElement, groups: readonly string[], asked: readonly number[]): void {
  part(root, 'code-groups').replaceChildren(
    ...groups.map((group) => {
      const item = document.createElement('li');
      item.textContent = group;
      return item;
    })
  );
  asked.forEach((group, place) => {
    part(root, 'group-label', String(place)).textContent = words(root, 'group', { number: group + 1 });
  });
  announce(root, 'code', '');
  showStep(root, 'code');
}

function typedBack(root: HTMLElement, groups: readonly string[], asked: readonly number[]): boolean {
  const typed = asked.map((_, place) => part<HTMLInputElement>(root, 'group', String(place)));
  const wrong = typed.filter(({ value }, place) => normaliseTrackingCode(value) !== groups[asked[place] ?? -1]);
  for (const field of typed) field.toggleAttribute('aria-invalid', false);
  for (const field of wrong) field.setAttribute('aria-invalid', 'true');
  wrong[0]?.focus();
  return wrong.length === 0;
}

async function finish(root: HTMLElement, { files }: OutgoingAttachments, lookup: string): Promise<void> {
  for (const field of root.querySelectorAll<HTMLInputElement>('input, textarea, select')) field.value = '';
  const left = await uploadAll(files, lookup, (done, all) => {
    announce(root, 'code', words(root, 'uploading', { done, all }));
  });
  const day = part(root, 'files-left');
  day.hidden = left === 0;
  showStep(root, 'sent');
}
