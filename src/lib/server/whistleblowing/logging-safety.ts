import type { Queryable } from '#lib/server/db/client.ts';
import { listCopies, readServerSettings } from './access-repository.ts';

/** Extensions that write statements into the log, or keep when one first ran. */
const quiet =
  /^(?!.*(auto_explain|pgaudit|pg_stat_monitor|pg_qualstats|pg_stat_statements|pg_stat_kcache|pg_wait_sampling|powa))/;
const off = /^off$/;
const zero = /^0$/;
const never = /^-1$/;

/** What each setting of PostgreSQL must be, so that neither a value nor a time of a report stays anywhere but in its row. */
const wanted: Readonly<Record<string, RegExp>> = {
  log_statement: /^none$/,
  log_duration: off,
  log_min_duration_statement: never,
  log_min_duration_sample: never,
  log_transaction_sample_rate: zero,
  log_parameter_max_length: zero,
  log_parameter_max_length_on_error: zero,
  log_min_error_statement: /^(fatal|panic)$/,
  log_error_verbosity: /^terse$/,
  log_statement_stats: off,
  log_parser_stats: off,
  log_planner_stats: off,
  log_executor_stats: off,
  debug_print_parse: off,
  debug_print_rewritten: off,
  debug_print_plan: off,
  // Not what, but when: each of these writes a line at a moment that a reporter caused.
  log_min_messages: /^(?!debug)/,
  log_checkpoints: off,
  log_autovacuum_min_duration: never,
  log_lock_waits: off,
  log_temp_files: never,
  // A word list from version 18 on, before that a switch.
  log_connections: /^(|off|false|no|0)$/,
  log_disconnections: off,
  track_functions: /^none$/,
  archive_mode: off,
  track_commit_timestamp: off,
  shared_preload_libraries: quiet,
  session_preload_libraries: quiet,
  local_preload_libraries: quiet
};

/** Those of the settings that are not as they must be; one that is missing is wrong. */
export const wrongSettings = (found: ReadonlyMap<string, string>): string[] =>
  Object.keys(wanted).filter((name) => {
    const value = found.get(name);
    return value === undefined || !wanted[name]?.test(value);
  });

/**
 * Names of the server's settings that could betray a reporter, and of views that show who else gets its write-ahead log; empty when all is
 * as it must be. A setting that we may not see counts as wrong: `grant pg_read_all_settings` to the program's role mends that.
 */
export async function unsafeSettings(db: Queryable): Promise<string[]> {
  const found = await readServerSettings(db, Object.keys(wanted));
  return [...wrongSettings(found), ...(await listCopies(db))];
}
