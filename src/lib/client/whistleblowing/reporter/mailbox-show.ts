import type { MailboxView, ShownMessage } from '#lib/domain/whistleblowing/mailbox-view.ts';
import { part, words } from './dom.ts';

/** Puts an opened mailbox on the page, as text nodes and nothing else. */
export function showMailbox(root: HTMLElement, view: MailboxView): void {
  const reason = view.reason ? `. ${words(root, `reason_${view.reason}`)}` : '';
  part(root, 'state').textContent = `${words(root, `state_${view.state}`)}${reason}`;
  part(root, 'received').textContent = words(root, 'received', { day: view.receivedOn });
  part(root, 'last-read').textContent =
    view.lastRead === 0 ? words(root, 'none_read') : words(root, 'last_read', { number: view.lastRead });
  part(root, 'broken').hidden = !view.broken;
  part(root, 'answer').hidden = view.broken;
  part(root, 'messages').replaceChildren(...view.messages.map((message) => item(root, message)));
}

function item(root: HTMLElement, message: ShownMessage): HTMLElement {
  const entry = document.createElement('li');
  const head = document.createElement('p');
  const text = document.createElement('p');
  head.className = 'soft small';
  text.className = 'message-text';
  const signer = message.signer ?? words(root, 'from_nobody');
  const from = message.own ? words(root, 'from_you') : signer;
  head.textContent = [
    words(root, 'number', { number: message.seq }),
    from,
    ...(message.signerIsLater ? [words(root, 'signer_later')] : []),
    message.day,
    words(root, message.mode === 'browser' ? 'mode_browser' : 'mode_server')
  ].join(' · ');
  text.textContent = textOf(root, message);
  entry.append(head, text);
  return entry;
}

function textOf(root: HTMLElement, { forged, letter }: ShownMessage): string {
  if (!letter) return words(root, forged ? 'forged' : 'own_hidden');
  const state = letter.state ? words(root, `state_${letter.state}`) : '';
  const files = letter.files.length > 0 ? words(root, 'files', { count: letter.files.length }) : '';
  return [state, letter.text, files].filter((line) => line !== '').join('\n');
}
