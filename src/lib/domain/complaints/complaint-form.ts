import { z } from 'zod';
import { isOfficeDate, type OfficeDate } from '#lib/domain/calendar/office-date.ts';
import { categories } from './category.ts';
import { complaintChannels } from './complaint-channel.ts';
import { complaintClasses } from './complaint-class.ts';
import { fieldLimits, type FieldProblem, type LimitedField } from './complaint-fields.ts';
import { identityChoices } from './identity-choice.ts';

const problem = (code: FieldProblem): FieldProblem => code;

/** Browsers post line ends as two characters and count them as one. */
const tidy = (text: string) => text.replaceAll('\r\n', '\n').trim();
const emptyIsMissing = (text: string) => (text === '' ? undefined : text);

/** Several lines, or undefined. */
function words(field: LimitedField) {
  return z
    .string(problem('too_long'))
    .transform(tidy)
    .pipe(z.string().max(fieldLimits[field], problem('too_long')))
    .transform(emptyIsMissing)
    .optional();
}

/** The same on one line: control characters, which nobody types, become blanks. */
function line(field: LimitedField, format?: { readonly test: (text: string) => boolean; readonly code: FieldProblem }) {
  return z
    .string(problem('too_long'))
    .transform((text) => text.replace(/\p{Cc}+/gu, ' ').trim())
    .pipe(
      z
        .string()
        .max(fieldLimits[field], problem('too_long'))
        .refine((text) => text === '' || !format || format.test(text), problem(format?.code ?? 'too_long'))
    )
    .transform(emptyIsMissing)
    .optional();
}

const isEmail = (text: string) => z.email().safeParse(text).success;
/** Seven to fifteen digits (E.164 has no more) with what people put between them. */
const isPhone = (text: string) => /^\+?[\d\s().-]+$/.test(text) && /^\d{7,15}$/.test(text.replace(/\D/g, ''));

/** A day that has come; empty passes where `empty` says so. */
function dayUpTo(today: OfficeDate, empty: 'allowed' | 'refused') {
  return z
    .string(problem('date'))
    .trim()
    .refine((text) => isOfficeDate(text) || (text === '' && empty === 'allowed'), problem('date'))
    .refine((text) => !isOfficeDate(text) || text <= today, problem('date_to_come'));
}

const contact = {
  name: line('name'),
  address: words('address'),
  phone: line('phone', { test: isPhone, code: 'phone' }),
  email: line('email', { test: isEmail, code: 'email' })
};

function fields(today: OfficeDate) {
  return {
    class: z.enum(complaintClasses, problem('choice')),
    category: z.enum(categories, problem('choice')),
    description: z
      .string(problem('description_missing'))
      .transform(tidy)
      .pipe(z.string().min(1, problem('description_missing')).max(fieldLimits.description, problem('too_long'))),
    subject: line('subject'),
    occurredOn: dayUpTo(today, 'allowed').transform(emptyIsMissing).optional(),
    place: line('place'),
    involved: words('involved'),
    desiredSolution: words('desiredSolution'),
    identity: z.enum(identityChoices, problem('choice')),
    ...contact
  };
}

/** Nothing about an anonymous complainant is even looked at. */
function withoutContact(input: unknown): unknown {
  const isAnonymous =
    typeof input === 'object' && input !== null && 'identity' in input && input.identity === 'anonymous';
  if (!isAnonymous) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => !(name in contact)));
}

/** Said beside the other problems, not after them: what comes in may be anything. */
function hasNameWhereNeeded(form: { identity?: unknown; name?: unknown } | null | undefined): boolean {
  return !form?.identity || form.identity === 'anonymous' || Boolean(form.name);
}
const nameMissing = { path: ['name'], error: problem('name_missing'), when: () => true };

/**
 * The public form. Messages are codes of `fieldProblems`. An anonymous complainant's name, address, telephone and e-mail are
 * dropped, whatever was typed; everybody else gives a name.
 *
 * @param today office day of the receipt; nothing happened later
 */
export function complaintSchema(today: OfficeDate) {
  return z.preprocess(withoutContact, z.object(fields(today)).refine(hasNameWhereNeeded, nameMissing));
}
export type ComplaintForm = z.output<ReturnType<typeof complaintSchema>>;

/** A number the case has elsewhere, as it is kept and found again. */
export const referenceSchema = line('externalReference');

/** Ways in which complaints reach staff. */
export const enteredChannels = complaintChannels.filter((channel) => channel !== 'web');

/**
 * The form of staff for what came another way: the same, with the channel, the day it reached the office and the number it has
 * elsewhere.
 */
export function entrySchema(today: OfficeDate) {
  const entry = {
    ...fields(today),
    channel: z.enum(enteredChannels, problem('choice')),
    receivedOn: dayUpTo(today, 'refused'),
    externalReference: referenceSchema
  };
  return z.preprocess(withoutContact, z.object(entry).refine(hasNameWhereNeeded, nameMissing));
}
export type EntryForm = z.output<ReturnType<typeof entrySchema>>;
