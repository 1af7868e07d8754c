import type { Queryable } from '#lib/server/db/client.ts';
import { readServerSettings } from './access-repository.ts';

/** Extensions that write statements with their values into the log. */
const quiet = /^(?!.*(auto_explain|pgaudit|pg_stat_monitor|pg_qualstats))/;
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
  archive_mode: off,
  track_commit_timestamp: off,
  shared_preload_libraries: quiet,
  session_preload_libraries: quiet
};

/**
 * Names of the server's settings that could betray a reporter; empty when all are as they must be. One that we may not see counts
 * as wrong: `grant pg_read_all_settings` to the program's role mends that.
 */
export async function unsafeSettings(db: Queryable): Promise<string[]> {
  const found = await readServerSettings(db, Object.keys(wanted));
  return Object.keys(wanted).filter((name) => {
    const value = found.get(name);
    return value === undefined || !wanted[name]?.test(value);
  });
}
