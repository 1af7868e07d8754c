import type { RecipientChoice } from '#lib/domain/whistleblowing/chosen-recipients.ts';
import { letterQuestions } from '#lib/domain/whistleblowing/letter.ts';
import { concernsLeadership, type ReportAnswers } from '#lib/domain/whistleblowing/report-answers.ts';
import type { ListedKey } from '#lib/protocol/wbs1/key-list.ts';
import { part, words } from './dom.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const control = (root: ParentNode, name: string): Control => part<Control>(root, 'field', name);

const isTicked = (root: ParentNode, name: string) => (control(root, name) as HTMLInputElement).checked;

export function readAnswers(root: ParentNode): ReportAnswers {
  return {
    kind: control(root, 'kind').value,
    text: control(root, 'text').value,
    answers: Object.fromEntries(letterQuestions.map((question) => [question, control(root, question).value])),
    honest: isTicked(root, 'honest'),
    wantsProof: isTicked(root, 'proof')
  };
}

export const wantsOwn = (root: ParentNode): boolean => isTicked(root, 'own');

/** All that was typed, chosen and ticked, as one text: two that are equal say the same report. */
export const allSaid = (root: ParentNode): string =>
  JSON.stringify([readAnswers(root), readChoice(root), wantsOwn(root)]);

export function readChoice(root: ParentNode): RecipientChoice {
  const ticked = root.querySelectorAll<HTMLInputElement>('[data-recipient]:checked');
  return {
    leadership: concernsLeadership(control(root, 'leadership').value),
    excluded: [...ticked].map(({ value }) => value)
  };
}

const peopleOf = (keys: readonly ListedKey[]) => keys.filter(({ recovery }) => !recovery);

/** Whether both lists offer the same people's same keys. */
export function areSamePeople(one: readonly ListedKey[], other: readonly ListedKey[]): boolean {
  const ids = (keys: readonly ListedKey[]) =>
    peopleOf(keys)
      .map(({ keyId }) => keyId)
      .sort()
      .join(' ');
  return ids(one) === ids(other);
}

/**
 * Ids of the new list that stand for whom the reporter ticked in the old one: by key, or by function and office, since a person's next
 * key has another id.
 */
export function stillExcluded(
  old: readonly ListedKey[],
  excluded: readonly string[],
  renewed: readonly ListedKey[]
): readonly string[] {
  const named = old.filter(({ keyId }) => excluded.includes(keyId));
  return renewed
    .filter(({ keyId, label, office }) =>
      named.some((key) => key.keyId === keyId || (key.label === label && key.office === office))
    )
    .map(({ keyId }) => keyId);
}

/** One box for each recipient, as the signed list names them. */
export function showRecipients(root: ParentNode, keys: readonly ListedKey[], excluded: readonly string[] = []): void {
  part(root, 'recipients').replaceChildren(
    ...peopleOf(keys).map(({ keyId, label, office }) => {
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.value = keyId;
      box.checked = excluded.includes(keyId);
      box.dataset.recipient = '';
      const line = document.createElement('label');
      line.className = 'tick';
      line.append(box, `${label}, ${office}`);
      return line;
    })
  );
}

/** Says, before anything is sent, for whom it will be locked, the sealed-envelope key included. */
export function showLockedFor(root: ParentNode, keys: readonly ListedKey[]): void {
  const names = keys.map(({ label, office }) => `${label}, ${office}`).join('; ');
  const isOutside = keys.every(({ outside, recovery }) => outside || recovery);
  const said = [words(root, 'locked_for', { names }), ...(isOutside ? [words(root, 'locked_outside')] : [])];
  part(root, 'locked-for').textContent = said.join(' ');
}
