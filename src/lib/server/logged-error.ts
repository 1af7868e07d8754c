interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  /** Where it happened, line by line; without the message. */
  readonly stack: string;
  readonly cause?: LoggedError;
}

const deepest = 5;

/**
 * What the log keeps of a failure: its kind, code, text and place. Everything else stays out, because a failed statement carries
 * its parameters and PostgreSQL's details quote the row: answers, addresses, e-mails.
 */
export function loggedError(problem: unknown, depth = 0): LoggedError {
  if (!(problem instanceof Error))
    return { type: typeof problem, message: 'Something other than an error was thrown', stack: '' };
  const { code, cause, stack = '' } = problem as Error & { code?: unknown };
  return {
    type: problem.constructor.name,
    ...(typeof code === 'string' && { code }),
    message: messageOf(problem),
    stack: stack
      .split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .join('\n'),
    ...(cause !== undefined && depth < deepest && { cause: loggedError(cause, depth + 1) })
  };
}

/** Drizzle's message is the statement, and below it the parameters. PostgreSQL quotes a value it cannot read. */
function messageOf({ message }: Error): string {
  const [statement = ''] = message.split('\nparams:');
  return statement.replace(/^(invalid input [^:]*): .*$/s, '$1');
}
