/** Bytes of text that the two kinds of office message hold: an answer fits the reporter's mailbox, a note the largest step. */
const room = { answer: 16 * 1024, note: 256 * 1024 } as const;

/** Of these, what the letter around the text and the padding take at most. */
const around = 512;

/** What is wrong with a text that no message can carry whole, said before it is sealed; undefined when it fits. */
export function lengthProblem(text: string, kind: keyof typeof room): string | undefined {
  const size = new TextEncoder().encode(JSON.stringify(text)).length;
  return size > room[kind] - around ? tooLong[kind] : undefined;
}

const tooLong: Readonly<Record<keyof typeof room, string>> = {
  answer: 'Terlalu panjang bagi kotak pelapor, yang memuat sekitar 15.000 huruf. Bagi menjadi beberapa pesan.',
  note: 'Terlalu panjang untuk satu catatan. Bagi menjadi beberapa catatan.'
};
