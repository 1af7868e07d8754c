import { expect, test } from 'vitest';
import { serverSettings } from '#lib/server/db/embedded/settings.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { wrongSettings } from './logging-safety.ts';

/** The embedded server's command line as PostgreSQL reads it. */
function embedded(): Map<string, string> {
  const location = { home: temporaryFolder('suara-settings-') } as Parameters<typeof serverSettings>[0];
  const words = serverSettings(location, 5432).filter((word) => word !== '-c');
  return new Map(words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
}

test('the embedded server sets every setting that the form asks for, and leaves none to its configuration file', () => {
  expect(wrongSettings(embedded())).toEqual([]);
});

test.each([
  ['log_statement', 'mod'],
  ['log_min_error_statement', 'error'],
  ['log_min_messages', 'debug1'],
  ['log_checkpoints', 'on'],
  ['log_autovacuum_min_duration', '600000'],
  ['log_autovacuum_min_duration', '0'],
  ['log_lock_waits', 'on'],
  ['log_temp_files', '0'],
  ['log_connections', 'on'],
  ['log_connections', 'receipt,authorization'],
  ['log_disconnections', 'on'],
  ['track_functions', 'pl'],
  ['track_commit_timestamp', 'on'],
  ['archive_mode', 'always'],
  ['shared_preload_libraries', 'pg_stat_statements'],
  ['shared_preload_libraries', 'timescaledb, auto_explain'],
  ['session_preload_libraries', 'pg_stat_kcache'],
  ['local_preload_libraries', 'auto_explain']
])('%s = %s closes the form', (name, value) => {
  expect(wrongSettings(new Map([...embedded(), [name, value]]))).toEqual([name]);
});

test.each([
  ['log_connections', ''],
  ['log_min_messages', 'warning'],
  ['shared_preload_libraries', 'timescaledb']
])('%s = %s keeps it open', (name, value) => {
  expect(wrongSettings(new Map([...embedded(), [name, value]]))).toEqual([]);
});

test('a setting that the program may not see counts as wrong', () => {
  const found = embedded();
  found.delete('shared_preload_libraries');
  expect(wrongSettings(found)).toEqual(['shared_preload_libraries']);
});
