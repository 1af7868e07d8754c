import { statfsSync } from 'node:fs';
import { OperatorError } from '#lib/server/operator-error.ts';

/** A start writes up to one 16 MB segment of its journal, and some. */
const NEEDED_BYTES = 32 * 1024 * 1024;

/** The last lines of a program's output as one line. */
export function tailOf(output: string): string {
  return output.trim().split('\n').slice(-3).join(' | ') || 'no output';
}

/** @returns a reason when the disk of the folder is full: then PostgreSQL cannot even log why it fails. */
export function lackOfSpace(folder: string): string | undefined {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= NEEDED_BYTES) return undefined;
  return `the disk of ${folder} is full (${Math.floor(free / 1024 / 1024)} MB free). Make room and start again.`;
}

const advice: Partial<Record<string, string>> = {
  ENOSPC: 'The disk is full: make room and start again.',
  EDQUOT: "The user's share of the disk is used up: make room and start again.",
  EROFS: 'The disk is read-only: set DATA_DIR to one that can be written.',
  EACCES: 'Run the program as the user who owns DATA_DIR, or set another.',
  EPERM: 'Run the program as the user who owns DATA_DIR, or set another.'
};

export function messageOf(error: unknown): string {
  const told = explained(error);
  return told instanceof Error ? told.message : String(told);
}

/** Turns an error of the file system into one line for the operator; leaves any other error as it is. */
export function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const help = advice[String(error.code)];
  return help ? new OperatorError(`DATA_DIR: ${error.message}. ${help}`, { cause: error }) : error;
}
