import { shownName } from '#lib/domain/files/file-name.ts';
import { longestSendingMs, type RefusedFile } from '#lib/domain/files/upload-rules.ts';
import { readForm } from '#lib/server/http/parse-form.ts';
import { cleanFile, type CleanFile, type KeptKinds } from './clean-file.ts';
import { collectParts, type ArrivedFile } from './collect-parts.ts';
import { formBoundary, readMultipart } from './multipart.ts';
import { slots } from '#lib/server/slots.ts';
import { withoutStalls } from './without-stalls.ts';
import { memoryShare } from './upload-memory.ts';
import type { Scanner } from './virus-scan.ts';

/** Files that one process unpacks and draws at once: each may need 160 MB for a moment. */
export const UPLOADS_AT_ONCE = 2;

const inTurn = slots(UPLOADS_AT_ONCE);

/** Milliseconds without a byte after which a sender has gone: what it holds of the memory is wanted by others. */
const longestSilenceMs = 30_000;

export interface Upload {
  /** The form's texts, also when every file of it was refused; for `parseForm`. */
  readonly form: FormData;
  readonly files: readonly CleanFile[];
  /** In the order of sending; `refusedFilesText` says it beside the field. */
  readonly refused: readonly RefusedFile[];
}

/**
 * Reads a posted form with files, within the limits on size and number. Never throws because of what was sent: what is wrong with a
 * file stands in `refused`. Of a body that broke off the form holds what arrived, and `refused` says so. A form without files may
 * come urlencoded, too.
 *
 * Wrap the action in `withDomainErrors(…, { patient: true })`: a slow phone may take minutes to send.
 *
 * @param settings `runtime.config`: the virus scanner, if there is one
 * @param fileField name of the file field; files elsewhere are left out
 * @param kept what this form takes beyond the rest, with its sender's consent
 */
export async function readUpload(
  request: Request,
  settings: { readonly scanner: Scanner | undefined },
  fileField = 'files',
  kept: KeptKinds = {}
): Promise<Upload> {
  const boundary = formBoundary(request.headers.get('content-type'));
  if (boundary === undefined || !request.body) return { form: await readForm(request), files: [], refused: [] };
  const memory = memoryShare();
  try {
    const parts = collectParts(fileField, memory);
    const whole = await readMultipart(withoutStalls(request.body, longestSilenceMs, longestSendingMs), boundary, parts);
    const { texts, files, unfinished = '' } = parts.collected();
    const form = new FormData();
    for (const [name, value] of texts) form.append(name, value);
    if (!whole) return { form, files: [], refused: [{ name: unfinished && shownName(unfinished), problem: 'cut' }] };
    // A message without files never waits behind other people's pictures.
    if (files.length === 0) return { form, files: [], refused: [] };
    return { form, ...(await cleanFiles(files, settings.scanner, kept)) };
  } finally {
    memory.giveBackAll();
  }
}

async function cleanFiles(
  arrived: readonly ArrivedFile[],
  scanner: Scanner | undefined,
  kept: KeptKinds
): Promise<Pick<Upload, 'files' | 'refused'>> {
  const files: CleanFile[] = [];
  const refused: RefusedFile[] = [];
  for (const { name, content } of arrived) {
    const cleaned = Buffer.isBuffer(content)
      ? // One file at a time: nobody waits behind all five of somebody else.
        await inTurn(() => cleanFile({ name, bytes: content }, scanner, kept))
      : { ok: false as const, problem: content };
    if (cleaned.ok) files.push(cleaned.file);
    else refused.push({ name: shownName(name), problem: cleaned.problem });
  }
  return { files, refused };
}
