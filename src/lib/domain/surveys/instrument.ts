import { z } from 'zod';
import { surveySlugs } from './survey.ts';

const localized = z.object({ id: z.string().min(1), en: z.string().min(1) });

const option = z.object({
  value: z.int().min(1),
  label: localized
});

const item = z.object({
  /** Stable name of the element or statement; never its number, which differs between text and form of the regulation. */
  key: z.string().regex(/^[a-z][a-z_]*$/),
  /** Number in the regulation's text (U1 …). */
  textNo: z.int().min(1),
  /** Place in the questionnaire. */
  formNo: z.int().min(1),
  /** Short name of the element (unsur). */
  element: localized,
  /** Official wording; `en` is our own translation. */
  question: localized,
  help: localized.optional(),
  options: z.array(option).min(2)
});

const grade = z.object({
  /** Lower border on the 25–100 scale, in hundredths (88.31 = 8831), inclusive. */
  from: z.int().min(0),
  code: z.enum(['A', 'B', 'C', 'D']),
  label: localized
});

const index = z.discriminatedUnion('method', [
  z.object({
    /** IKM: weighted mean of the elements × 25 (PermenPANRB 14/2017). */
    method: z.literal('weighted-25'),
    code: z.literal('IKM'),
    weight: z.enum(['exact', '0.111', '0.11']),
    outOf: z.literal(100)
  }),
  z.object({
    /** IPAK, IPKP: mean of the statements on the scale 0–4 of the evaluation sheet (PermenPANRB 90/2021). */
    method: z.literal('out-of-4'),
    code: z.enum(['IPAK', 'IPKP']),
    conversion: z.enum(['ratio', 'linear']),
    outOf: z.literal(4),
    targets: z.array(z.object({ name: z.enum(['WBK', 'WBBM']), value: z.number() }))
  })
]);

export const instrumentSchema = z.object({
  /** `skm-2017@1`: key and version; a published version never changes. */
  id: z.string().regex(/^[a-z]+-\d{4}@\d+$/),
  survey: z.enum(surveySlugs),
  title: localized,
  basis: z.string().min(1),
  instruction: localized,
  stem: localized.optional(),
  skipLabel: localized,
  scaleMax: z.int().min(2).max(10),
  index,
  grades: z.array(grade).length(4),
  gradeNote: localized.optional(),
  items: z.array(item).min(1).max(10)
});

export type Instrument = Readonly<z.infer<typeof instrumentSchema>>;
export type Item = Instrument['items'][number];
export type Option = Item['options'][number];
export type Grade = Instrument['grades'][number];
