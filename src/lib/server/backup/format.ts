import { createHash } from 'node:crypto';
import { z } from 'zod';
import { OperatorError } from '#lib/server/operator-error.ts';

/**
 * A backup file is gzip of frames: 4 bytes length (big-endian), then so many bytes. In order:
 *
 *     header      JSON, `BackupHeader`
 *     per table   any number of frames of PostgreSQL's COPY text, an empty frame, then JSON `TableSummary`
 *     sequences   JSON, `SequenceValue[]`
 *     seal        JSON `{sha256}` over every byte before this frame
 */
export const backupFormat = 'suara-integritas backup 1';

const name = z.string().min(1).max(63);

export const tableSchema = z.object({
  schema: name,
  name,
  /** Without generated columns, in the table's order. */
  columns: z.array(name).min(1)
});
export type BackupTable = z.infer<typeof tableSchema>;

export const headerSchema = z.object({
  format: z.literal(backupFormat),
  /** Version of the program that wrote it. */
  program: z.string(),
  createdAt: z.iso.datetime(),
  /** Time stamp of the newest migration applied. */
  migrationLevel: z.int().nonnegative(),
  /** Referenced tables before those that refer to them. */
  tables: z.array(tableSchema)
});
export type BackupHeader = z.infer<typeof headerSchema>;

export const summarySchema = z.object({ rows: z.int().nonnegative(), sha256: z.hex().length(64) });
export type TableSummary = z.infer<typeof summarySchema>;

export const sequencesSchema = z.array(z.object({ schema: name, name, lastValue: z.string().regex(/^-?\d+$/) }));
/** Where a sequence stands; sequences never used are left out. */
export type SequenceValue = z.infer<typeof sequencesSchema>[number];

export const sealSchema = z.object({ sha256: z.hex().length(64) });

const lengthBytes = 4;
/** Frames are written far smaller; a larger length is damage, not data. */
const largestFrame = 64 * 1024 * 1024;

export function frame(payload: Buffer): Buffer {
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(payload.length);
  return Buffer.concat([length, payload]);
}

export const jsonFrame = (value: unknown): Buffer => frame(Buffer.from(JSON.stringify(value)));

export const damaged = (what: string) =>
  new OperatorError(`The backup is damaged: ${what}. Nothing was loaded; take another copy of the file.`);

/** Rows of COPY text: it writes a line break within a value as `\n`, so that each line is one row. */
export function countRows(copyText: Buffer): number {
  let rows = 0;
  for (let at = copyText.indexOf(10); at !== -1; at = copyText.indexOf(10, at + 1)) rows += 1;
  return rows;
}

export interface FrameReader {
  /** The next frame. @throws OperatorError where the file ends or its length makes no sense */
  readonly next: () => Promise<Buffer>;
  /** The next frame as JSON of a known shape. */
  readonly nextJson: <Value>(schema: z.ZodType<Value>, what: string) => Promise<Value>;
  /** SHA-256, hex, of everything read so far. */
  readonly digest: () => string;
  /** @throws OperatorError when something follows */
  readonly end: () => Promise<void>;
}

/** Reads frames from the decompressed file. */
export function readFrames(source: AsyncIterable<Buffer>): FrameReader {
  const chunks = source[Symbol.asyncIterator]();
  const hash = createHash('sha256');
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const chunk = (await chunks.next()) as IteratorResult<Buffer, undefined>;
    if (chunk.done) return false;
    held = held.length === 0 ? chunk.value : Buffer.concat([held, chunk.value]);
    return true;
  }

  async function take(bytes: number): Promise<Buffer> {
    while (held.length < bytes) if (!(await more())) throw damaged('it ends too early');
    const taken = held.subarray(0, bytes);
    held = held.subarray(bytes);
    hash.update(taken);
    return taken;
  }

  async function next(): Promise<Buffer> {
    const length = (await take(lengthBytes)).readUInt32BE();
    if (length > largestFrame) throw damaged('it is not written as a backup is');
    return take(length);
  }

  return {
    next,
    nextJson: async (schema, what) => {
      const text = (await next()).toString();
      try {
        return schema.parse(JSON.parse(text));
      } catch {
        throw damaged(`${what} cannot be read`);
      }
    },
    digest: () => hash.copy().digest('hex'),
    end: async () => {
      if (held.length > 0 || (await more())) throw damaged('something follows its end');
    }
  };
}
