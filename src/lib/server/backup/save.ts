import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import packageJson from '../../../../package.json' with { type: 'json' };
import { findMigrationLevel } from '#lib/server/db/migrations.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { backupFormat, countRows, frame, jsonFrame, type BackupHeader } from './format.ts';
import { copyOut, inSnapshot, listSequences, listTables, type BackupPart, type Session } from './repository.ts';

export interface SavedBackup {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes a part of the database, as of one moment, to a new file of mode 600. The program may keep running. A file under the given
 * name is always complete: it is written under another one first. Save `wbs` before `main`: it names key lists and figures, of which `main` must hold at least as many.
 * @throws OperatorError when the file exists or cannot be written, or the database was never migrated
 */
export async function saveBackup(
  { db, now }: Dependencies,
  path: string,
  part: BackupPart = 'main'
): Promise<SavedBackup> {
  const migrationLevel = await findMigrationLevel(db);
  if (migrationLevel === 0) throw new OperatorError('The database is empty; there is nothing to back up.');
  const draft = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    await refuseExisting(path);
    const saved = await inSnapshot(db, async (session) => {
      const header = { format: backupFormat, program: packageJson.version, migrationLevel } as const;
      const tables = await listTables(session, part);
      const counted = { rows: 0 };
      const whole = { ...header, createdAt: new Date(now()).toISOString(), tables };
      const frames = writeFrames(session, part, whole, counted);
      const file = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
      await pipeline(Readable.from(frames), createGzip(), file);
      return { tables: tables.length, rows: counted.rows };
    });
    // Unlike a rename, this fails when somebody made a file of that name meanwhile.
    await link(draft, path);
    await syncFolder(dirname(path));
    return saved;
  } catch (problem) {
    throw explained(problem, path);
  } finally {
    await rm(draft, { force: true });
  }
}

async function* writeFrames(
  session: Session,
  part: BackupPart,
  header: BackupHeader,
  counted: { rows: number }
): AsyncGenerator<Buffer> {
  const whole = createHash('sha256');
  const seen = (bytes: Buffer): Buffer => {
    whole.update(bytes);
    return bytes;
  };
  yield seen(jsonFrame(header));
  for (const table of header.tables) {
    const hash = createHash('sha256');
    let rows = 0;
    for await (const chunk of inPieces(copyOut(session, table))) {
      hash.update(chunk);
      rows += countRows(chunk);
      yield seen(frame(chunk));
    }
    counted.rows += rows;
    yield seen(frame(Buffer.alloc(0)));
    yield seen(jsonFrame({ rows, sha256: hash.digest('hex') }));
  }
  yield seen(jsonFrame(await listSequences(session, part)));
  yield jsonFrame({ sha256: whole.digest('hex') });
}

const pieceBytes = 64 * 1024;

/** The same bytes in pieces of one size, however they arrived: the same rows make the same file. */
async function* inPieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < pieceBytes) continue;
    const whole = Buffer.concat(held);
    let at = 0;
    for (; bytes - at >= pieceBytes; at += pieceBytes) yield whole.subarray(at, at + pieceBytes);
    held = [whole.subarray(at)];
    bytes -= at;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

async function refuseExisting(path: string): Promise<void> {
  const file = await open(path).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return undefined;
    throw problem;
  });
  await file?.close();
  if (file) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync().finally(() => folder.close());
}

function explained(problem: unknown, path: string): unknown {
  const { code } = problem as NodeJS.ErrnoException;
  if (code === 'EEXIST')
    return new OperatorError(`${path} exists already; a backup never overwrites a file. Name another.`);
  if (code === 'ENOENT') return new OperatorError(`The folder of ${path} does not exist; make it first.`);
  if (code === 'ENOSPC') return new OperatorError(`There is no room left for ${path}; nothing was kept of it.`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new OperatorError(`${path} may not be written by this user; name a file in another folder.`);
  }
  return problem;
}
