import { closingReasonNames } from '#lib/domain/whistleblowing/closing-reason.ts';
import { letterQuestionNames, letterQuestions, type Letter } from '#lib/domain/whistleblowing/letter.ts';
import { reportKindNames } from '#lib/domain/whistleblowing/report-kind.ts';
import { reportStateNames } from '#lib/domain/whistleblowing/report-state.ts';
import { plainText } from '../forward-file.ts';
import type { ReadCase, ReadMessage } from '../read-case.ts';

/** A whole report as plain text: both sides' messages in their order, then the recipients' notes. Files are named, not opened. */
export function recoveredText({ messages, notes }: ReadCase): string {
  const strand = (title: string, all: readonly ReadMessage[]) =>
    all.length === 0 ? [] : [title, ...all.map(messageText)];
  return [...strand('PERCAKAPAN', messages), ...strand('CATATAN PENERIMA', notes)].join('\n\n');
}

function messageText({ seq, day, sender, signer, mode, letter }: ReadMessage): string {
  const from = sender === 'reporter' ? 'Pelapor' : `Kantor (${signer ?? 'tidak dikenal'})`;
  const head = `No. ${seq}, ${day}, ${from}${mode === 'server' ? ', dikunci oleh server' : ''}`;
  return [
    head,
    ...(letter ? letterLines(letter) : ['Tidak terbuka: diubah, atau tidak ditandatangani pengirimnya.'])
  ].join('\n');
}

function letterLines({ kind, state, reason, text, answers, files, proof }: Letter): string[] {
  return [
    ...(kind ? [`Jenis: ${reportKindNames[kind].id}`] : []),
    ...(state ? [`Status: ${reportStateNames[state].id}`] : []),
    ...(reason ? [`Alasan: ${closingReasonNames[reason].id}`] : []),
    ...(text === '' ? [] : [plainText(text)]),
    ...letterQuestions.flatMap((question) => {
      const answer = answers[question];
      return answer ? [`${letterQuestionNames[question].id}: ${plainText(answer)}`] : [];
    }),
    ...files.map(({ name, size }) => `Lampiran (tidak dibuka di sini): ${plainText(name)}, ${size} bita`),
    ...(proof ? [`Bukti penerimaan: ${plainText(proof.office)}, ${proof.day}`] : [])
  ];
}
