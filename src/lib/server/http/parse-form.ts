import { z } from 'zod';
import { DomainError } from '#lib/domain/errors.ts';

/** Messages by field name; `form` holds what belongs to no single field. */
export type FormErrors = Readonly<Record<string, string>>;

/** What was typed into the form's own fields, to be shown again; never a password or a code. */
export type FormValues = Readonly<Record<string, string>>;

export type ParsedForm<Output> =
  | { readonly ok: true; readonly value: Output; readonly values: FormValues }
  | { readonly ok: false; readonly errors: FormErrors; readonly values: FormValues };

/** PostgreSQL's texts hold no NUL, and nobody types one. */
const storable = (text: string) => text.replaceAll('\0', '');

const secretFields = /^(password|passwordAgain|current|code|passkey)$/;

/** The posted form; an empty one when the body is broken, so that the schema says what is missing. */
export function readForm(request: Request): Promise<FormData> {
  return request.formData().catch(() => new FormData());
}

/**
 * Reads a posted form by its schema. Each field has its first message; files and repeated fields are left out, and what the
 * schema does not name comes back in no page.
 *
 * @returns the schema's value, or the errors beside what was typed
 */
export function parseForm<Schema extends z.ZodType>(schema: Schema, form: FormData): ParsedForm<z.output<Schema>> {
  const typed = new Map<string, string>();
  for (const [name, value] of form) if (typeof value === 'string' && !typed.has(name)) typed.set(name, storable(value));
  const own = fieldsOf(schema);
  const values = Object.fromEntries([...typed].filter(([name]) => own.has(name) && !secretFields.test(name)));
  const parsed = schema.safeParse(Object.fromEntries(typed));
  if (parsed.success) return { ok: true, value: parsed.data, values };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? 'form')] ??= message;
  return { ok: false, errors, values };
}

/** Also of an object that something is done to before or after it is read. */
function fieldsOf(schema: unknown): ReadonlySet<string> {
  if (schema instanceof z.ZodObject) return new Set(Object.keys(schema.shape));
  if (schema instanceof z.ZodPipe) return new Set([...fieldsOf(schema.in), ...fieldsOf(schema.out)]);
  return new Set();
}

/**
 * The messages of a refusal that belongs beside the form: wrong input and conflicts.
 *
 * @throws whatever else the problem is
 */
export function formErrors(problem: unknown): FormErrors {
  const isAboutForm = problem instanceof DomainError && (problem.code === 'invalid' || problem.code === 'conflict');
  if (!isAboutForm) throw problem;
  return Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message };
}

/** One text of a form; empty when it is missing, or a file. */
export function textField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? storable(value) : '';
}
