import { maxFileBytes, maxFiles, type FileProblem } from '#lib/domain/files/upload-rules.ts';
import type { PartReceiver } from './multipart.ts';
import type { MemoryShare } from './upload-memory.ts';

const kibibyte = 1024;

/** Bytes kept of one text; the longest field of the site takes 40 kB when every letter needs four. */
const maxTextBytes = 64 * kibibyte;
/** Bytes kept of all texts of a form. */
const maxTextTotal = 512 * kibibyte;

export interface ArrivedFile {
  readonly name: string;
  readonly content: Buffer | FileProblem;
}

export interface Collected {
  /** The last one as far as it came, when the sending broke off in it. */
  readonly texts: readonly (readonly [name: string, value: string])[];
  readonly files: readonly ArrivedFile[];
  /** Name of the file that has begun and not ended. */
  readonly unfinished: string | undefined;
}

interface OpenPart {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly chunks: Buffer[];
  size: number;
  problem: FileProblem | undefined;
}

/**
 * Keeps the texts, each up to its limit, and the files of one field that are within theirs; of the others the name alone.
 */
export function collectParts(fileField: string, memory: MemoryShare): PartReceiver & { collected: () => Collected } {
  const texts: (readonly [string, string])[] = [];
  const files: ArrivedFile[] = [];
  let part: OpenPart | undefined;
  let textTotal = 0;

  const takeFile = (open: OpenPart, bytes: Buffer) => {
    if (open.problem) return;
    const problem =
      open.size + bytes.length > maxFileBytes ? 'too_large' : memory.take(bytes.length) ? undefined : 'busy';
    if (problem) {
      memory.giveBack(open.size);
      open.problem = problem;
      open.chunks.length = 0;
      return;
    }
    open.size += bytes.length;
    open.chunks.push(Buffer.from(bytes));
  };

  const takeText = (open: OpenPart, bytes: Buffer) => {
    const kept = bytes.subarray(0, Math.max(0, Math.min(maxTextBytes - open.size, maxTextTotal - textTotal)));
    open.size += kept.length;
    textTotal += kept.length;
    open.chunks.push(Buffer.from(kept));
  };

  return {
    begin: ({ name, fileName }) => {
      const tooMany = fileName !== undefined && files.length >= maxFiles;
      part = { name, fileName, chunks: [], size: 0, problem: tooMany ? 'too_many' : undefined };
    },
    data: (bytes) => {
      if (part?.fileName === undefined) {
        if (part) takeText(part, bytes);
      } else if (part.name === fileField) takeFile(part, bytes);
    },
    end: () => {
      if (!part) return;
      const { name, fileName, chunks, problem } = part;
      const content = Buffer.concat(chunks);
      if (fileName === undefined) texts.push([name, content.toString('utf8')]);
      // A field in which nothing was chosen arrives as a file without a name.
      else if (name === fileField && (fileName !== '' || content.length > 0 || problem === 'too_large'))
        files.push({ name: fileName, content: problem ?? content });
      part = undefined;
    },
    collected: () => {
      const cut = part?.fileName === undefined ? part : undefined;
      const begunText = cut ? [[cut.name, wholeCharacters(Buffer.concat(cut.chunks))] as const] : [];
      return { texts: [...texts, ...begunText], files, unfinished: part?.fileName };
    }
  };
}

/** Without the bytes of a character that did not come whole. */
function wholeCharacters(bytes: Buffer): string {
  return new TextDecoder().decode(bytes, { stream: true });
}
