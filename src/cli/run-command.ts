import { DomainError } from '#lib/domain/errors.ts';
import { OperatorError } from '#lib/server/operator-error.ts';

/**
 * Runs a command-line program. What a person can mend is printed as its one line, anything else with its stack;
 * both end with exit code 1.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof OperatorError || error instanceof DomainError ? error.message : error);
    process.exit(1);
  }
}
