import { normaliseTrackingCode, trackingCodeBytes, trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { chosenRecipients, excludedKeys } from '#lib/domain/whistleblowing/chosen-recipients.ts';
import { reportText } from '#lib/domain/whistleblowing/report-answers.ts';
import { fromBase64Url, randomBytes } from '#lib/protocol/wbs1/bytes.ts';
import { beginReport, composeReport, type ComposeTools } from '#lib/protocol/wbs1/compose.ts';
import { attachmentList, sealAttachments, type AttachmentList, type OutgoingAttachments } from './attachments.ts';
import { send } from './calls.ts';
import { reportDelivery, type Draft, type Sealed } from './delivery.ts';
import {
  announce,
  forgetFields,
  forgetOnLeaving,
  forgetSecrets,
  onPress,
  pageTrust,
  part,
  showStep,
  words
} from './dom.ts';
import { offeredKeys, type OfferedKeys } from './offered-keys.ts';
import {
  allSaid,
  areSamePeople,
  readAnswers,
  readChoice,
  showLockedFor,
  showRecipients,
  stillExcluded,
  wantsOwn
} from './report-fields.ts';
import { showProblems } from './problems.ts';
import { uploadAll } from './upload-files.ts';
import { proofOf } from './work.ts';

/**
 * The form of a reporter whose browser runs scripts. It is shown only when keys that can be trusted are there and encrypting works;
 * whatever fails later, nothing is sent. @throws Error before the form is shown
 */
export async function startReport(root: HTMLElement, tools: ComposeTools, first: OfferedKeys): Promise<void> {
  if (first.closed !== null) {
    part(root, 'closed-reason').textContent = words(root, `closed_${first.closed}`);
    return showStep(root, 'closed');
  }
  let offered = first;
  const code = randomBytes(trackingCodeBytes);
  const begun = await beginReport(tools, offered.instanceId, code);
  await tryOut(tools, offered, begun);
  const proof = proofOf(offered.challenge.nonce, offered.challenge.bits);
  const attachments = attachmentList(root);
  const groups = trackingCodeOf(code, 'wbs').split('-');
  const asked = twoOf(groups.length);

  const draftNow = (): Draft => ({
    said: `${offered.lists.newest.hash} ${allSaid(root)}`,
    files: attachments.chosen()
  });
  const seal = async (draft: Draft): Promise<Sealed> => {
    const choice = readChoice(root);
    const recipients = chosenRecipients(offered.keys, choice);
    if (!recipients) throw new Error('Nobody outside the office is left');
    const outgoing = sealAttachments(begun.id, draft.files);
    const composed = await composeReport(tools, begun, {
      text: reportText(readAnswers(root), excludedKeys(offered.keys, choice), outgoing.letterFiles),
      mode: 'browser',
      keyListHash: offered.lists.newest.hash,
      recipients: recipients.map(({ keyId, pk }) => ({ keyId, publicKey: fromBase64Url(pk) })),
      own: wantsOwn(root)
    });
    const found = await proof;
    const challenge = found === undefined ? null : { token: first.challenge.token, proof: found };
    return { draft, body: { ...composed, files: outgoing.announced, challenge }, attachments: outgoing };
  };
  const deliver = reportDelivery(seal, (body) => send('reports', body));

  /** @returns whether the same people read as before; otherwise the reporter is asked again. @throws Error for keys that do not hold */
  const renewKeys = async (): Promise<boolean> => {
    const renewed = await offeredKeys(tools.signing, pageTrust(root));
    if (renewed.closed !== null || renewed.instanceId !== offered.instanceId) throw new Error('No report is taken now');
    const isSame = areSamePeople(offered.keys, renewed.keys);
    if (!isSame) {
      showRecipients(root, renewed.keys, stillExcluded(offered.keys, readChoice(root).excluded, renewed.keys));
    }
    offered = renewed;
    if (isSame) showLockedFor(root, chosenRecipients(renewed.keys, readChoice(root)) ?? []);
    return isSame;
  };

  showRecipients(root, offered.keys);
  forgetOnLeaving(root);
  onPress(root, 'continue', () => {
    const recipients = chosenRecipients(offered.keys, readChoice(root));
    if (!showProblems(root, { hasOutside: recipients !== undefined, agreed: attachments.isAgreed() })) return;
    showLockedFor(root, recipients ?? []);
    announce(root, 'write', '');
    showCode(root, groups, asked);
  });
  onPress(root, 'back', () => showStep(root, 'write'));
  onPress(root, 'print', () => print());
  onPress(root, 'copy', async () => {
    try {
      await navigator.clipboard.writeText(groups.join('-'));
      announce(root, 'code', words(root, 'copied'));
    } catch {
      announce(root, 'code', words(root, 'not_copied'));
    }
  });
  onPress(root, 'send', async () => {
    if (!typedBack(root, groups, asked)) return announce(root, 'code', words(root, 'code_differs'));
    const say = (name: string) => announce(root, 'code', words(root, name));
    say('sending');
    let delivery = await deliver(draftNow());
    if (delivery.status === 'keys_changed') {
      try {
        if (!(await renewKeys())) {
          showStep(root, 'write');
          announce(root, 'write', words(root, 'keys_changed'));
          return part(root, 'recipients').querySelector('input')?.focus();
        }
      } catch {
        return say('keys_lost');
      }
      delivery = await deliver(draftNow());
    }
    if (delivery.status === 'taken') return finish(root, delivery.sealed.attachments, begun.lookup, attachments);
    if (delivery.status === 'earlier') {
      const left = await upload(root, 'code', delivery.sealed.attachments, begun.lookup);
      return say(left === 0 ? 'other_content' : 'other_content_files');
    }
    say(problemWords[delivery.status]);
  });
  showStep(root, 'write');
}

/** The three ways in which nothing became certain, in true words. */
const problemWords = {
  not_encrypted: 'not_encrypted',
  uncertain: 'not_sent',
  refused: 'not_taken',
  wait: 'not_taken',
  broken: 'not_taken',
  keys_changed: 'keys_lost'
} as const;

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

/** @returns files that did not arrive whole */
function upload(root: HTMLElement, line: string, { files }: OutgoingAttachments, lookup: string): Promise<number> {
  return uploadAll(files, lookup, (done, all) => announce(root, line, words(root, 'uploading', { done, all })));
}

/** Forgets what was typed and the code, and brings the files; those that stay away can be sent again from here. */
async function finish(
  root: HTMLElement,
  outgoing: OutgoingAttachments,
  lookup: string,
  attachments: AttachmentList
): Promise<void> {
  forgetFields(root);
  const isWhole = (await upload(root, 'code', outgoing, lookup)) === 0;
  attachments.clear();
  forgetSecrets(root);
  part(root, 'files-left').hidden = isWhole;
  onPress(root, 'upload', async () => {
    const left = await upload(root, 'sent', outgoing, lookup);
    announce(root, 'sent', left === 0 ? words(root, 'files_sent') : words(root, 'files_not_sent'));
    part(root, 'files-left').hidden = left === 0;
  });
  showStep(root, 'sent');
}
