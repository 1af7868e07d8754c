import type { OutgoingFile } from '#lib/protocol/wbs1/sealed-file.ts';
import { isTaken, send, sendBytes } from './calls.ts';

/** @returns files that did not arrive whole: the budget of bytes is used up, or the network is gone */
export async function uploadAll(
  files: readonly OutgoingFile[],
  lookup: string,
  progress: (done: number, all: number) => void
): Promise<number> {
  const all = files.reduce((sum, { chunks }) => sum + chunks, 0);
  let [done, left] = [0, 0];
  for (const file of files) {
    try {
      await uploadFile(file, lookup, () => progress((done += 1), all));
    } catch {
      left += 1;
    }
  }
  return left;
}

const tries = 3;

/** Sends what is missing, and asks again what is: a network that comes and goes loses no chunk. @throws Error when it stays away */
async function uploadFile(file: OutgoingFile, lookup: string, sent: () => void): Promise<void> {
  let missing = Array.from({ length: file.chunks }, (_, number) => number);
  for (let attempt = 1; missing.length > 0; attempt += 1) {
    try {
      for (const number of missing) {
        if (!isTaken(await sendBytes('files', await file.upload(number, lookup)))) throw new Error('not taken');
        sent();
      }
      missing = [];
    } catch (failure) {
      if (attempt === tries) throw failure;
      await new Promise((resume) => setTimeout(resume, attempt * 1_000));
      const { body } = await send('files/missing', { lookup, fileId: file.fileId });
      missing = body.missing as number[];
    }
  }
}
