/**
 * An error for the person who runs the program. The message is one line that says what is wrong and how to mend it;
 * command-line programs print it alone, without a stack.
 */
export class OperatorError extends Error {
  override name = 'OperatorError';
}
