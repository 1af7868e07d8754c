import { reportKindNames } from '#lib/domain/whistleblowing/report-kind.ts';
import { letterQuestionNames, letterQuestions } from '#lib/domain/whistleblowing/letter.ts';
import { fromUtf8, utf8 } from '#lib/protocol/wbs1/bytes.ts';
import type { ReadMessage } from './read-case.ts';
import { isSealedSecret, openSecret, sealSecret } from './sealed-secret.ts';

/**
 * What is handed to another body: the reporter's and the office's words, chosen one by one. No report id, no day, no key, no mode, no
 * note, nothing that leads back to the mailbox.
 */
export function forwardText(messages: readonly ReadMessage[], chosen: ReadonlySet<string>): string {
  const parts = messages
    .filter(({ messageId, letter }) => chosen.has(messageId) && letter !== undefined)
    .map(({ sender, letter }) => {
      const lines = [sender === 'reporter' ? 'Pelapor:' : 'Kantor:'];
      if (letter?.kind) lines.push(`Jenis: ${reportKindNames[letter.kind].id}`);
      if (letter?.text) lines.push(plainText(letter.text));
      for (const question of letterQuestions) {
        const answer = letter?.answers[question];
        if (answer) lines.push(`${letterQuestionNames[question].id}: ${plainText(answer)}`);
      }
      if (letter && letter.files.length > 0) lines.push(`Lampiran: ${letter.files.length}, tidak disertakan di sini.`);
      return lines.join('\n');
    });
  return ['Laporan pelanggaran yang diteruskan', ...parts].join('\n\n');
}

/** Control signs and those that turn text round would show a reader something else than what was written. */
const plainText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (sign) => (sign === '\n' ? sign : ''));

const purpose = 'wbs1/forward';

/** A file that opens with its passphrase on the ceremony's page, without a network. */
export async function sealForward(passphrase: string, text: string): Promise<string> {
  return JSON.stringify({ alg: 'wbs1', what: 'forward', sealed: await sealSecret(passphrase, purpose, utf8(text)) });
}

/** @throws Error for another file or a wrong passphrase */
export async function openForward(passphrase: string, file: string): Promise<string> {
  const { what, sealed } = JSON.parse(file) as { what?: unknown; sealed?: unknown };
  if (what !== 'forward' || !isSealedSecret(sealed)) throw new Error('Not a forwarded report');
  return fromUtf8(await openSecret(passphrase, purpose, sealed));
}
