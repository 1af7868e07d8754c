import { z } from 'zod';
import { measureNameSchema } from './measure.ts';
import { reportCodeFaults } from './plan-codes.ts';

/** Printable text: trimmed, lines parted by `\n`, no other control characters. */
export const planTextSchema = z
  .string()
  .min(1)
  .refine((text) => text === text.trim(), 'Remove the spaces at the start and end.')
  .refine((text) => !/[^\P{Cc}\n]/u.test(text), 'Remove control characters; only line breaks may stay.');

/** Shown beside the decree's wording, in Indonesian: why it reads as it does. */
const note = planTextSchema.optional();

/** 1 = January … 12 = December. */
export const monthSchema = z.number().int().min(1).max(12);

/**
 * One step of an indicator with its proof. `dueText` is the decree's wording and `dueMonths` the months it names,
 * ascending; where the decree leaves the cell empty they are null and [].
 */
export const actionSchema = z
  .object({
    text: planTextSchema,
    evidence: planTextSchema.nullable(),
    dueMonths: z.array(monthSchema),
    dueText: planTextSchema.nullable(),
    target: planTextSchema.nullable(),
    note
  })
  .refine(({ dueMonths }) => dueMonths.every((month, at) => at === 0 || month > (dueMonths[at - 1] ?? 0)), {
    path: ['dueMonths'],
    message: 'Write each due month once, in calendar order.'
  })
  .refine(({ dueMonths, dueText }) => (dueText === null) === (dueMonths.length === 0), {
    path: ['dueText'],
    message: 'Give due months and their wording together, or neither.'
  });

/** `key` is the item's code and a letter: `V.5.2.a`. */
export const indicatorSchema = z.object({
  key: z.string().regex(/^[IVX]+(\.\d+)+\.[a-z]$/),
  text: planTextSchema,
  actions: z.array(actionSchema).min(1),
  measures: z.array(measureNameSchema),
  note
});

/** `code` as the decree numbers it below its component and section: `I.4`, `V.1.4`. */
export const itemSchema = z.object({
  code: z.string().regex(/^[IVX]+(\.\d+){1,2}$/),
  title: planTextSchema,
  indicators: z.array(indicatorSchema).min(1),
  note
});

/** `code` is null where the items are numbered directly below the component; `title` is null without a heading. */
export const sectionSchema = z.object({
  code: z
    .string()
    .regex(/^[IVX]+\.\d+$/)
    .nullable(),
  title: planTextSchema.nullable(),
  items: z.array(itemSchema).min(1),
  note
});

export const componentSchema = z.object({
  code: z.enum(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII']),
  title: planTextSchema,
  sections: z.array(sectionSchema).min(1),
  note
});

export const workingGroupMemberSchema = z.object({
  name: planTextSchema,
  position: planTextSchema,
  role: planTextSchema,
  note
});

/** `code` as in the annex: `1`, `2`, and `2.a` … below the working team. */
export const workingGroupSchema = z.object({
  code: z.string().regex(/^\d(\.[a-z])?$/),
  title: planTextSchema,
  members: z.array(workingGroupMemberSchema).min(1),
  note
});

/** `number` without the year, `date` as YYYY-MM-DD. */
export const decreeSchema = z.object({
  number: planTextSchema,
  date: z.iso.date(),
  place: planTextSchema,
  signedByOffice: planTextSchema
});

/** A year's action plan (Rencana Aksi) as its decree sets it down, codes unique throughout. */
export const planSchema = z
  .object({
    year: z.number().int().min(2000).max(2999),
    title: planTextSchema,
    decree: decreeSchema,
    components: z.array(componentSchema).min(1),
    workingGroups: z.array(workingGroupSchema),
    note
  })
  .superRefine(({ components }, context) => {
    reportCodeFaults(components, (message) => context.addIssue({ code: 'custom', path: ['components'], message }));
  });

export type Plan = z.infer<typeof planSchema>;
export type Component = z.infer<typeof componentSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Item = z.infer<typeof itemSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
export type Action = z.infer<typeof actionSchema>;
export type WorkingGroup = z.infer<typeof workingGroupSchema>;
