import type { Item } from '../instrument.ts';
import type { Localized } from '../localized.ts';
import { agreementOptions } from './agreement-options.ts';

export interface Statement {
  readonly key: string;
  readonly element: Localized;
  readonly question: Localized;
  readonly help: Localized;
}

/** Statements of PermenPANRB 90/2021 share the six points and are numbered in the order of the form. */
export function statementItems(statements: readonly Statement[]): Item[] {
  return statements.map((statement, index) => ({
    key: statement.key,
    textNo: index + 1,
    formNo: index + 1,
    element: statement.element,
    question: statement.question,
    help: statement.help,
    options: agreementOptions
  }));
}
