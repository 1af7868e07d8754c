import { formatDate } from '#lib/domain/calendar/date-format.ts';
import type { MailboxView, ShownMessage } from '#lib/domain/whistleblowing/mailbox-view.ts';
import { part, words } from './dom.ts';

/** Opens one of the reporter's own messages: its text, or what is wrong with it. */
type OpenOwn = (message: ShownMessage) => Promise<string | { readonly problem: 'away' | 'forged' }>;

const dayOf = (day: string): string => formatDate(day, document.documentElement.lang === 'en' ? 'en' : 'id');

/** Puts an opened mailbox on the page, as text nodes and nothing else. */
export function showMailbox(root: HTMLElement, view: MailboxView, openOwn: OpenOwn): void {
  const reason = view.reason ? `. ${words(root, `reason_${view.reason}`)}` : '';
  part(root, 'state').textContent = `${words(root, `state_${view.state}`)}${reason}`;
  part(root, 'received').textContent = words(root, 'received', { day: dayOf(view.receivedOn) });
  part(root, 'last-read').textContent =
    view.lastRead === 0 ? words(root, 'none_read') : words(root, 'last_read', { number: view.lastRead });
  part(root, 'broken').hidden = !view.broken;
  part(root, 'answer').hidden = view.broken;
  showProof(root, view);
  part(root, 'messages').replaceChildren(...view.messages.map((message) => item(root, message, openOwn)));
}

/** The newest proof of filing that a recipient signed, as a paper of its own. */
function showProof(root: HTMLElement, { messages }: MailboxView): void {
  const proven = messages.filter(({ own, letter }) => !own && letter?.proof).at(-1);
  const proof = proven?.letter?.proof;
  part(root, 'proof').hidden = !proof;
  part(root, 'proof-text').textContent = proof ? words(root, 'proof', { ...proof, day: dayOf(proof.day) }) : '';
  part(root, 'proof-signature').textContent = proof
    ? words(root, 'proof_signature', { signature: proof.signature })
    : '';
  part(root, 'proof-signer').textContent = words(root, 'proof_signer', { signer: proven?.signer ?? '' });
}

function item(root: HTMLElement, message: ShownMessage, openOwn: OpenOwn): HTMLElement {
  const entry = document.createElement('li');
  const head = document.createElement('p');
  const text = document.createElement('p');
  entry.classList.toggle('own', message.own);
  head.className = 'soft small';
  text.className = 'message-text';
  const signer = message.signer ?? words(root, 'from_nobody');
  const from = message.own ? words(root, 'from_you') : signer;
  head.textContent = [
    words(root, 'number', { number: message.seq }),
    from,
    ...(message.signerIsLater ? [words(root, 'signer_later')] : []),
    dayOf(message.day),
    words(root, message.mode === 'browser' ? 'mode_browser' : 'mode_server')
  ].join(' · ');
  text.textContent = textOf(root, message);
  entry.append(head, text);
  if (message.own && message.mayOpen && !message.forged && !message.letter)
    entry.append(openButton(root, message, text, openOwn));
  return entry;
}

function openButton(root: HTMLElement, message: ShownMessage, text: HTMLElement, openOwn: OpenOwn): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet';
  button.textContent = words(root, 'own_open', { number: message.seq });
  button.addEventListener('click', () => {
    button.disabled = true;
    void openOwn(message).then((own) => {
      button.disabled = false;
      text.tabIndex = -1;
      text.textContent = typeof own === 'string' ? own : words(root, own.problem === 'away' ? 'own_away' : 'forged');
      if (typeof own !== 'string' && own.problem === 'away') return;
      if (typeof own !== 'string') {
        part(root, 'broken').hidden = false;
        part(root, 'answer').hidden = true;
      }
      button.remove();
      text.focus();
    });
  });
  return button;
}

function textOf(root: HTMLElement, { forged, own, mayOpen, letter }: ShownMessage): string {
  if (!letter) return words(root, forged ? 'forged' : mayOpen ? 'own_closed' : 'own_hidden');
  const state = letter.state ? words(root, 'new_state', { state: words(root, `state_${letter.state}`) }) : '';
  const files = letter.files.length > 0 ? words(root, 'files', { count: letter.files.length }) : '';
  const proof = letter.proof && !own ? words(root, 'proof', { ...letter.proof, day: dayOf(letter.proof.day) }) : '';
  return [state, proof, letter.text, files].filter((line) => line !== '').join('\n');
}
