/** What a part says of itself. `fileName` is undefined for a text, empty for a file field in which nothing was chosen. */
export interface PartHead {
  readonly name: string;
  readonly fileName: string | undefined;
}

/** Takes the parts as they arrive; `data` may come any number of times, also never. */
export interface PartReceiver {
  readonly begin: (head: PartHead) => void;
  readonly data: (bytes: Buffer) => void;
  readonly end: () => void;
}

const maxHeadBytes = 8 * 1024;
const maxParts = 200;
const lineEnd = '\r\n';

/** The boundary of a multipart form's content type; undefined for any other body. */
export function formBoundary(contentType: string | null): string | undefined {
  const match = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;,]{1,70}))/i.exec(contentType ?? '');
  return match?.[1] ?? match?.[2];
}

/**
 * Reads a multipart form (RFC 7578) without keeping it: the platform's own reader holds all of a body at once, and loses what was
 * typed when a file in it is too much.
 *
 * @returns false when the body is broken or ends early; the parts before that have arrived
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  receiver: PartReceiver
): Promise<boolean> {
  const reader = multipartReader(boundary, receiver);
  try {
    // To the end, also past a fault: a client that is still sending hears no answer.
    for await (const chunk of body) reader.take(chunk);
  } catch {
    // What came of the last part is somebody's text.
  }
  return reader.end();
}

type Place = 'content' | 'delimiter' | 'head' | 'done' | 'broken';

function multipartReader(boundary: string, receiver: PartReceiver) {
  const delimiter = Buffer.from(`${lineEnd}--${boundary}`);
  // The first delimiter needs no line before it.
  let rest = Buffer.from(lineEnd);
  let place: Place = 'content';
  let inPart = false;
  let parts = 0;

  /** Each step takes something from `rest` and says whether there may be more to take. */
  const steps: Readonly<Record<Place, () => boolean>> = {
    content: () => {
      const found = rest.indexOf(delimiter);
      const upTo = found >= 0 ? found : Math.max(0, rest.length - delimiter.length + 1);
      if (inPart && upTo > 0) receiver.data(rest.subarray(0, upTo));
      rest = rest.subarray(found >= 0 ? found + delimiter.length : upTo);
      if (found < 0) return false;
      if (inPart) receiver.end();
      inPart = false;
      place = 'delimiter';
      return true;
    },
    delimiter: () => {
      if (rest.length < 2) return false;
      const last = rest.toString('latin1', 0, 2) === '--';
      const line = rest.indexOf(lineEnd);
      if (!last && line < 0) {
        if (rest.length > maxHeadBytes) place = 'broken';
        return false;
      }
      // The line's end stays: a part without a head begins with two of them.
      rest = last ? rest.subarray(2) : rest.subarray(line);
      place = last ? 'done' : 'head';
      return true;
    },
    head: () => {
      const end = rest.indexOf(`${lineEnd}${lineEnd}`);
      const tooLong = end > maxHeadBytes || (end < 0 && rest.length > maxHeadBytes);
      if (tooLong || parts >= maxParts) place = 'broken';
      if (tooLong || parts >= maxParts || end < 0) return false;
      receiver.begin(readHead(rest.toString('utf8', 0, end)));
      parts += 1;
      inPart = true;
      rest = rest.subarray(end + 2 * lineEnd.length);
      place = 'content';
      return true;
    },
    done: () => false,
    broken: () => false
  };

  const isOver = () => place === 'done' || place === 'broken';

  return {
    take: (chunk: Uint8Array) => {
      if (isOver()) return;
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
      while (steps[place]());
      if (isOver()) rest = Buffer.alloc(0);
    },
    end: () => {
      if (inPart && place === 'content') receiver.data(withoutBegun(rest, delimiter));
      return place === 'done';
    }
  };
}

/** Without the first bytes of a delimiter at its end. */
function withoutBegun(bytes: Buffer, delimiter: Buffer): Buffer {
  for (let length = Math.min(bytes.length, delimiter.length); length > 0; length -= 1) {
    if (bytes.subarray(-length).equals(delimiter.subarray(0, length))) return bytes.subarray(0, -length);
  }
  return bytes;
}

function readHead(head: string): PartHead {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
  return { name: parameter(disposition, 'name') ?? '', fileName: parameter(disposition, 'filename') };
}

/** As browsers write it (HTML, "multipart/form-data encoding algorithm"): quotes and line ends in the name as %22, %0D, %0A. */
function parameter(disposition: string, name: string): string | undefined {
  const value = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1];
  return value?.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}
