import type { BaseLogger } from 'pino';

/** Failures of reporters' requests. A line at the moment would tell whoever reads the log when a reporter was here. */
export interface ReporterFailures {
  /** Counts a failure by its kind; its words, place and time are forgotten. */
  readonly note: (failure: unknown) => void;
  /** Logs how many there were of each kind since the last time; nothing when there were none. */
  readonly tell: () => void;
}

export function createReporterFailures(log: Pick<BaseLogger, 'error'>): ReporterFailures {
  let counts = new Map<string, number>();
  return {
    note(failure) {
      const kind = kindOf(failure);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    },
    tell() {
      if (counts.size === 0) return;
      const failures = Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      counts = new Map();
      log.error({ path: '/wbs', failures }, 'requests failed since the last full hour');
    }
  };
}

/** Name, and code of the system's or PostgreSQL's own: `Error 53100` for a full disk. Whatever could be somebody's words is none. */
function kindOf(failure: unknown): string {
  if (!(failure instanceof Error)) return typeof failure;
  const code = codeOf(failure) ?? codeOf(failure.cause);
  const name = /^[A-Za-z]{1,40}$/.test(failure.name) ? failure.name : 'Error';
  return code === undefined ? name : `${name} ${code}`;
}

function codeOf(failure: unknown): string | undefined {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  return typeof code === 'string' && /^([0-9A-Z]{5}|E[A-Z_]{1,40})$/.test(code) ? code : undefined;
}

const hour = 3_600_000;

/** Milliseconds until the next full hour, in every time zone of Indonesia. */
export const untilFullHour = (now: number): number => hour - (now % hour);

/**
 * Tells at each full hour, so that the time of the line says nothing more than the hour.
 *
 * @returns ends it, and tells what is left
 */
export function tellHourly({ tell }: Pick<ReporterFailures, 'tell'>, now: () => number): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    timer = setTimeout(() => {
      tell();
      wait();
    }, untilFullHour(now())).unref();
  };
  wait();
  return () => {
    clearTimeout(timer);
    tell();
  };
}
