/** What a form holds, by field name; all of it text as it was typed. */
export type FieldTexts = Readonly<Record<string, string>>;

/** Messages by field name, in the page's language; `form` belongs to no single field. */
export type FieldProblems = Readonly<Record<string, string>>;
