import type { LetterFile } from '#lib/domain/whistleblowing/letter.ts';
import type { Bytes } from '#lib/protocol/wbs1/bytes.ts';
import { outgoingFile, type OutgoingFile } from '#lib/protocol/wbs1/sealed-file.ts';
import { part, words } from './dom.ts';
import { stripMetadata } from './strip-metadata.ts';

const mebibyte = 1024 * 1024;
const limits = { files: 5, file: 10 * mebibyte, message: 30 * mebibyte };

export interface Attachment {
  /** Ours, not the device's: file names tell times, places and people. */
  readonly name: string;
  readonly bytes: Bytes;
  /** False: as it came, with whatever it tells of its maker. */
  readonly cleaned: boolean;
}

export interface OutgoingAttachments {
  readonly announced: readonly { readonly fileId: string; readonly size: number }[];
  readonly letterFiles: readonly LetterFile[];
  readonly files: readonly OutgoingFile[];
}

const signatures: readonly (readonly [ending: string, at: number, signs: string])[] = [
  ['jpg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG'],
  ['webp', 8, 'WEBP'],
  ['pdf', 0, '%PDF-'],
  ['mp3', 0, 'ID3'],
  ['mp3', 0, '\xff\xfb'],
  ['mp3', 0, '\xff\xfa'],
  ['mp3', 0, '\xff\xf3'],
  ['mp3', 0, '\xff\xf2'],
  ['opus', 28, 'OpusHead'],
  ['ogg', 0, 'OggS'],
  ['heic', 4, 'ftyphei'],
  ['heic', 4, 'ftyphev'],
  ['heic', 4, 'ftypmif1'],
  ['m4a', 4, 'ftypM4A'],
  ['mov', 4, 'ftypqt'],
  ['mp4', 4, 'ftyp']
];

/** Ending by what is inside; an Office file is a ZIP that says so in its name. Undefined: not taken. */
export function endingOf(name: string, bytes: Bytes): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 40));
  const known = signatures.find(([, at, signs]) => head.startsWith(signs, at));
  if (known) return known[0];
  if (head.startsWith('PK\x03\x04')) return /\.(docx|xlsx)$/i.exec(name)?.[1]?.toLowerCase();
  return bytes.length > 0 && isText(bytes) ? 'txt' : undefined;
}

function isText(bytes: Bytes): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

export interface AttachmentList {
  /** Everything that goes as it came was agreed to. */
  readonly isAgreed: () => boolean;
  readonly chosen: () => readonly Attachment[];
  readonly clear: () => void;
}

/** The files a reporter chose. What a picture told is taken out at once; any other file waits for the word that it may go as it is. */
export function attachmentList(root: HTMLElement): AttachmentList {
  const field = part<HTMLInputElement>(root, 'files');
  const chosen: Attachment[] = [];
  let number = 0;

  const show = (problem: string) => {
    part(root, 'file-list').replaceChildren(
      ...chosen.map((attachment, at) =>
        listItem(root, attachment, () => {
          chosen.splice(at, 1);
          show('');
          field.focus();
        })
      )
    );
    part(root, 'as-is-part').hidden = chosen.every(({ cleaned }) => cleaned);
    const line = part(root, 'file-problem');
    line.textContent = problem;
    line.hidden = problem === '';
  };
  const add = async (files: readonly File[]) => {
    const problems: string[] = [];
    for (const file of files) {
      const taken = await readAttachment(file, chosen, number + 1);
      if (typeof taken === 'string') {
        problems.push(`${file.name}: ${words(root, taken)}`);
        continue;
      }
      number += 1;
      chosen.push(taken);
    }
    show(problems.join(' '));
  };

  field.addEventListener('change', () => {
    const files = [...(field.files ?? [])];
    field.value = '';
    void add(files);
  });
  return {
    isAgreed: () => chosen.every(({ cleaned }) => cleaned) || part<HTMLInputElement>(root, 'as-is').checked,
    chosen: () => [...chosen],
    clear: () => {
      chosen.length = 0;
      show('');
    }
  };
}

/** Seals under the report's name. */
export function sealAttachments(reportId: string, chosen: readonly Attachment[]): OutgoingAttachments {
  const sealed = chosen.map(({ name, bytes }) => ({ name, file: outgoingFile(reportId, bytes) }));
  return {
    announced: sealed.map(({ file }) => ({ fileId: file.fileId, size: file.sealedBytes })),
    letterFiles: sealed.map(({ name, file: { fileId, size, key, prefix } }) => ({ fileId, name, size, key, prefix })),
    files: sealed.map(({ file }) => file)
  };
}

/** The file as it will be sent, or the name of the words that say why not. */
async function readAttachment(file: File, chosen: readonly Attachment[], number: number): Promise<Attachment | string> {
  const total = chosen.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (chosen.length >= limits.files) return 'file_many';
  if (file.size > limits.file || total + file.size > limits.message) return 'file_large';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const ending = endingOf(file.name, bytes);
  if (!ending) return 'file_type';
  const isPicture = ending === 'jpg' || ending === 'png' || ending === 'webp';
  const stripped = isPicture ? stripMetadata(bytes) : undefined;
  if (isPicture && !stripped) return 'file_broken';
  const name = `lampiran-${number}.${ending}`;
  return { name, bytes: stripped?.bytes ?? bytes, cleaned: stripped !== undefined };
}

function listItem(root: HTMLElement, { name, cleaned }: Attachment, onRemove: () => void): HTMLElement {
  const item = document.createElement('li');
  const remove = document.createElement('button');
  remove.type = 'button';
  remove.className = 'button quiet';
  remove.textContent = words(root, 'file_remove', { name });
  remove.addEventListener('click', onRemove);
  item.append(`${name}: ${words(root, cleaned ? 'file_cleaned' : 'file_as_is')} `, remove);
  return item;
}
