import { fileTypeFromBuffer } from 'file-type';
import { attachmentName } from '#lib/domain/files/file-name.ts';
import { maxFileBytes, type FileProblem } from '#lib/domain/files/upload-rules.ts';
import { cleanImage, type ImageFormat } from './clean-image.ts';
import { officeProblem } from './office-file.ts';
import { isPlainText } from './plain-text.ts';
import { virusProblem, type Scanner } from './virus-scan.ts';

/** A file that may be kept and handed out. */
export interface CleanFile {
  /** Without a path, at most 120 characters, its ending that of the content. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** True when hidden facts such as the place of a photo were taken out; false: the bytes are as they came. */
  readonly cleaned: boolean;
}

export type CleanedFile =
  { readonly ok: true; readonly file: CleanFile } | { readonly ok: false; readonly problem: FileProblem };

interface Kind {
  readonly mediaType: string;
  readonly endings: readonly [string, ...string[]];
  readonly image?: ImageFormat;
  readonly office?: true;
}

const jpeg: Kind = { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg', 'jfif'], image: 'jpeg' };
const png: Kind = { mediaType: 'image/png', endings: ['png'], image: 'png' };
const ogg: Kind = { mediaType: 'audio/ogg', endings: ['ogg', 'oga', 'opus'] };
const heic: Kind = { mediaType: 'image/heic', endings: ['heic', 'heif'] };
const text: Kind = { mediaType: 'text/plain', endings: ['txt'] };
const openXml = 'application/vnd.openxmlformats-officedocument';

/** What is taken, by the ending the content's first bytes speak for. */
const kinds: Readonly<Record<string, Kind>> = {
  jpg: jpeg,
  png,
  apng: png,
  webp: { mediaType: 'image/webp', endings: ['webp'], image: 'webp' },
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  docx: { mediaType: `${openXml}.wordprocessingml.document`, endings: ['docx'], office: true },
  xlsx: { mediaType: `${openXml}.spreadsheetml.sheet`, endings: ['xlsx'], office: true },
  mp3: { mediaType: 'audio/mpeg', endings: ['mp3'] },
  m4a: { mediaType: 'audio/mp4', endings: ['m4a'] },
  mp4: { mediaType: 'video/mp4', endings: ['mp4'] },
  mov: { mediaType: 'video/quicktime', endings: ['mov'] },
  ogg,
  oga: ogg,
  opus: ogg
};

/** What else is taken where its sender agrees that it goes as it is. */
export interface KeptKinds {
  readonly keepsHeic?: boolean;
}

/** The same with macros. */
const macroKinds = new Set(['docm', 'dotm', 'xlsm', 'xltm']);

/**
 * Takes a file by what it contains, never by its name or by the type its sender claims. Images are drawn anew; the rest is kept
 * as it is, after a look into office files and, when there is a scanner, for viruses.
 */
export async function cleanFile(
  given: { readonly name: string; readonly bytes: Buffer },
  scanner?: Scanner,
  { keepsHeic = false }: KeptKinds = {}
): Promise<CleanedFile> {
  const { bytes } = given;
  if (bytes.length === 0) return { ok: false, problem: 'empty' };
  if (bytes.length > maxFileBytes) return { ok: false, problem: 'too_large' };
  const kind = await kindOf(bytes, keepsHeic);
  if (typeof kind === 'string') return { ok: false, problem: kind };
  const found = (kind.office && (await officeProblem(bytes))) ?? (scanner && (await virusProblem(scanner, bytes)));
  if (found) return { ok: false, problem: found };
  const drawn = kind.image ? await cleanImage(bytes, kind.image) : { ok: true as const, bytes };
  if (!drawn.ok) return drawn;
  const name = attachmentName(given.name, kind.endings);
  return {
    ok: true,
    file: { name, mediaType: kind.mediaType, bytes: drawn.bytes, cleaned: kind.image !== undefined }
  };
}

async function kindOf(bytes: Buffer, keepsHeic: boolean): Promise<Kind | FileProblem> {
  const detected = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!detected) return isPlainText(bytes) ? text : 'type';
  if (macroKinds.has(detected.ext)) return 'macros';
  // It holds the place it was taken at, which the image library cannot take out.
  if (detected.ext === 'heic') return keepsHeic ? heic : 'heic';
  return kinds[detected.ext] ?? 'type';
}
