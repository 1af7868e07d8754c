/** A form of the case page that came back: which one, why, and what was typed. */
export interface ReturnedForm {
  readonly step: string;
  /** By field; `form` belongs to no single one. */
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** What one form of the page shows of it; every other form stays empty. */
export function partOf(returned: ReturnedForm | null | undefined, step: string) {
  const isReturned = returned?.step === step;
  return {
    isReturned,
    errors: isReturned ? returned.errors : {},
    values: isReturned ? returned.values : {}
  } as { isReturned: boolean; errors: Record<string, string | undefined>; values: Record<string, string | undefined> };
}

/** Ids on a page with many forms: an error summary leads to the right one. */
export const fieldId = (step: string, field: string) => `${step}-${field}`;

/** The errors by the ids of their controls. */
export function errorsById(returned: ReturnedForm | null | undefined): Record<string, string> | undefined {
  if (!returned) return undefined;
  const entries = Object.entries(returned.errors);
  return Object.fromEntries(
    entries.map(([field, message]) => [field === 'form' ? field : fieldId(returned.step, field), message])
  );
}
