import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Location } from './location.ts';

/** The longest path of a Unix socket is 103 bytes (macOS) or 107 (Linux), `/.s.PGSQL.65535.lock` included. */
const SOCKET_FOLDER_BYTES = 82;

/** @returns the folder, or empty (no socket) when somebody else holds its name in the shared temporary directory. */
function socketFolderAt(path: string, account: Account | undefined): string {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
  const found = lstatSync(path);
  if (!found.isDirectory() || (found.uid !== process.getuid?.() && found.uid !== account?.uid)) return '';
  chmodSync(path, 0o700);
  if (account) chownSync(path, account.uid, account.gid);
  return path;
}

function socketFolder({ home, account }: Location): string {
  if (process.platform === 'win32') return '';
  const inside = join(home, 'socket');
  if (Buffer.byteLength(inside) <= SOCKET_FOLDER_BYTES) return socketFolderAt(inside, account);
  const name = `suara-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;
  return socketFolderAt(join(tmpdir(), name), account);
}

/** What keeps statements, values, rows and the moments of requests out of PostgreSQL's log and statistics. */
export const quietSettings = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: -1,
  log_min_duration_sample: -1,
  log_transaction_sample_rate: 0,
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  archive_mode: 'off',
  track_commit_timestamp: 'off',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: -1,
  log_lock_waits: 'off',
  log_temp_files: -1,
  log_connections: 'off',
  log_disconnections: 'off',
  log_statement_stats: 'off',
  log_parser_stats: 'off',
  log_planner_stats: 'off',
  log_executor_stats: 'off',
  debug_print_parse: 'off',
  debug_print_rewritten: 'off',
  debug_print_plan: 'off',
  track_functions: 'none',
  shared_preload_libraries: '',
  session_preload_libraries: '',
  local_preload_libraries: ''
} as const;

/**
 * Command-line settings of PostgreSQL, for an office PC and for secrecy: no statement, value or row ever reaches the log,
 * because reports and complaints pass through here, and no line that a request caused. Errors go to the program that caused them.
 */
export function serverSettings(location: Location, port: number): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketFolder(location),
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    max_connections: 100,
    shared_buffers: '128MB',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    ...quietSettings
  };
  return asArguments(values);
}

/** Settings as the command line of `postgres` takes them. */
export const asArguments = (settings: Readonly<Record<string, string | number>>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
