import { maxNameLength } from './upload-rules.ts';

/** Controls, marks that turn the direction of reading (they disguise an ending), and what file systems forbid. */
const forbidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}"*:<>?|]/gu;

/** The last part of a path of either kind of system, without anything a name must not hold; empty when nothing is left. */
function bareName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  return last
    .normalize('NFC')
    .replace(forbidden, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
}

/**
 * A name to keep and to offer for download: no path, no hidden characters, at most 120 characters, and an ending that says what
 * the content is, whatever the sender's said.
 *
 * @param endings what the content may be called, without the dot; the first is added when the name has none of them
 */
export function attachmentName(given: string, endings: readonly [string, ...string[]]): string {
  const bare = bareName(given);
  const own = endings.find((ending) => bare.toLowerCase().endsWith(`.${ending}`));
  const ending = own ?? endings[0];
  const stem = own === undefined ? bare : bare.slice(0, -(own.length + 1));
  const kept = [...stem].slice(0, maxNameLength - ending.length - 1).join('');
  return `${kept.trimEnd() || 'lampiran'}.${ending}`;
}

/** A refused file's name as the message shows it. */
export function shownName(given: string): string {
  return [...bareName(given)].slice(0, maxNameLength).join('') || 'Berkas tanpa nama';
}
