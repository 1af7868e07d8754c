interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  /** Where it happened, line by line; without the message. */
  readonly stack: string;
  readonly cause?: LoggedError;
}

/** The job queue hands on errors as plain objects. */
interface ErrorLike {
  readonly message: string;
  readonly name?: string;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly stack?: unknown;
}

const deepest = 5;

function isErrorLike(problem: unknown): problem is ErrorLike {
  return typeof problem === 'object' && problem !== null && 'message' in problem && typeof problem.message === 'string';
}

/**
 * What the log keeps of a failure: its kind, code, text and place. Everything else stays out, because a failed statement carries
 * its parameters and PostgreSQL's details quote the row: answers, addresses, e-mails.
 */
export function loggedError(problem: unknown, depth = 0): LoggedError {
  if (!isErrorLike(problem)) return { type: typeof problem, message: 'Something other than an error', stack: '' };
  const { name = 'Error', code, cause, stack } = problem;
  return {
    type: name,
    ...(typeof code === 'string' && { code }),
    message: messageOf(problem),
    stack: (typeof stack === 'string' ? stack : '')
      .split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .join('\n'),
    ...(cause !== undefined && depth < deepest && { cause: loggedError(cause, depth + 1) })
  };
}

/** Drizzle's message is the statement, and below it the parameters. PostgreSQL quotes a value it cannot read. */
function messageOf({ message }: ErrorLike): string {
  const [statement = ''] = message.split('\nparams:');
  return statement.replace(/^(invalid input [^:]*): .*$/s, '$1');
}
