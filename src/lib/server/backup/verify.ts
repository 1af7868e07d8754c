import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '#lib/server/operator-error.ts';
import {
  countRows,
  damaged,
  headerSchema,
  readFrames,
  sealSchema,
  sequencesSchema,
  summarySchema,
  type BackupHeader,
  type BackupTable,
  type FrameReader,
  type SequenceValue
} from './format.ts';

/** Takes the rows of one table, as COPY text. */
export type TableSink = (table: BackupTable, rows: AsyncIterable<Buffer>, count: () => number) => Promise<void>;

/**
 * Reads a backup from beginning to end, gives each table to `sink`, and checks every sum.
 * @returns header and sequences
 * @throws OperatorError in one line for a file that is missing, truncated, altered or no backup
 */
export async function readBackup(
  path: string,
  sink: TableSink
): Promise<{ header: BackupHeader; sequences: SequenceValue[] }> {
  try {
    return await pipeline(createReadStream(path), createGunzip(), (source: AsyncIterable<Buffer>) =>
      readAll(source, sink)
    );
  } catch (problem) {
    throw explained(problem, path);
  }
}

async function readAll(
  source: AsyncIterable<Buffer>,
  sink: TableSink
): Promise<{ header: BackupHeader; sequences: SequenceValue[] }> {
  const reader = readFrames(source);
  const header = await reader.nextJson(headerSchema, 'its header');
  for (const table of header.tables) await readTable(reader, table, sink);
  const sequences = await reader.nextJson(sequencesSchema, 'its list of sequences');
  const expected = reader.digest();
  const { sha256 } = await reader.nextJson(sealSchema, 'its end');
  if (sha256 !== expected) throw damaged('its content does not match its checksum');
  await reader.end();
  return { header, sequences };
}

async function readTable(reader: FrameReader, table: BackupTable, sink: TableSink): Promise<void> {
  const hash = createHash('sha256');
  let rows = 0;
  async function* copyText(): AsyncGenerator<Buffer> {
    for (let chunk = await reader.next(); chunk.length > 0; chunk = await reader.next()) {
      hash.update(chunk);
      rows += countRows(chunk);
      yield chunk;
    }
  }
  await sink(table, copyText(), () => rows);
  const summary = await reader.nextJson(summarySchema, `the summary of ${table.name}`);
  if (summary.sha256 !== hash.digest('hex') || summary.rows !== rows) {
    throw damaged(`table ${table.name} does not match its checksum`);
  }
}

/** Checks a backup without touching a database. */
export async function verifyBackup(path: string): Promise<BackupHeader> {
  const { header } = await readBackup(path, async (_table, rows) => {
    for await (const _chunk of rows);
  });
  return header;
}

function explained(problem: unknown, path: string): unknown {
  if (problem instanceof OperatorError) return problem;
  const { code } = problem as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new OperatorError(`There is no file ${path}.`);
  if (code === 'EACCES') return new OperatorError(`${path} may not be read by this user.`);
  if (code === 'EISDIR') return new OperatorError(`${path} is a folder; name the backup file.`);
  if (code === 'Z_BUF_ERROR') return damaged('it ends too early');
  if (code?.startsWith('Z_')) return damaged('its compressed content cannot be read');
  return problem;
}
