import type { LetterFile } from '#lib/domain/whistleblowing/letter.ts';
import type { Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { chunkCount } from '#lib/protocol/wbs1/upload.ts';
import { desk } from './desk.svelte.ts';
import { saveFile } from './save-file.ts';

/** Fetches the sealed chunks, opens them in the worker and saves the file. @throws Error when one is missing or was changed */
export async function fetchFile(reportId: string, file: LetterFile, sealedSize: number): Promise<void> {
  const chunks: Bytes[] = [];
  for (let number = 0; number < chunkCount(sealedSize); number += 1) {
    const response = await fetch(`/staf/wbs/${reportId}/lampiran/${encodeURIComponent(file.fileId)}/${number}`);
    if (!response.ok) throw new Error('A part of the file is missing');
    chunks.push(new Uint8Array(await response.arrayBuffer()));
  }
  saveFile(file.name, await desk.call('file', reportId, { ...file }, chunks, sealedSize));
}
