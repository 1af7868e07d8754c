import { z } from 'zod';
import { channels } from '#lib/domain/surveys/response.ts';
import { roundStatuses } from '#lib/domain/surveys/round.ts';
import { surveySlugs } from '#lib/domain/surveys/survey.ts';

const grade = z.enum(['A', 'B', 'C', 'D']);

const index = z.strictObject({
  code: z.enum(['IKM', 'IPAK', 'IPKP']),
  value: z.number().meta({ description: 'Two decimals, on the scale that ends at outOf.', example: 86.31 }),
  outOf: z.union([z.literal(100), z.literal(4)]),
  value100: z.number(),
  grade,
  possibleGrades: z.array(grade).meta({ description: 'Every grade the interval touches.' }),
  interval: z.tuple([z.number(), z.number()]).nullable().meta({ description: '95 %, on the scale of value.' }),
  points: z.number().optional().meta({ description: 'Points of the Zona Integritas evaluation: value / 4 × 17.5.' }),
  targets: z.array(z.strictObject({ name: z.enum(['WBK', 'WBBM']), value: z.number(), reached: z.boolean() }))
});

/** What `GET /api/v1/results/{slug}/{period}` answers. */
export const resultAnswerSchema = z
  .strictObject({
    survey: z.enum(surveySlugs),
    period: z.string().meta({ example: '2026-tw3' }),
    status: z.enum(roundStatuses),
    version: z.int(),
    n: z.int().meta({ description: 'Respondents counted.' }),
    index: index.nullable(),
    suppressed: z.string().optional().meta({ description: 'Why the index is kept back, e.g. n<10.', example: 'n<10' }),
    missing: z.unknown().optional().meta({ description: 'Why there is no index although it may be shown.' }),
    reliability: z.enum(['suppressed', 'limited', 'full']),
    items: z.array(
      z.strictObject({
        key: z.string(),
        label: z.string(),
        n: z
          .int()
          .nullable()
          .meta({ description: 'Who answered it; null, as all figures of the item, keeps a small group hidden.' }),
        mean: z.number().nullable().meta({ description: "On the instrument's scale." }),
        value100: z.number().nullable(),
        grade: grade.nullable()
      })
    ),
    channels: z
      .record(z.enum(channels), z.int().nullable())
      .meta({ description: 'Respondents by channel; null hides a small group.' }),
    method: z.looseObject({ instrument: z.string() }).meta({ description: 'Every setting that shaped the result.' }),
    indicators: z
      .array(z.strictObject({ year: z.int(), code: z.string(), key: z.string(), text: z.string() }))
      .meta({ description: "The action plan's indicators this result proves." })
  })
  .meta({ id: 'Result' });

export const resultListSchema = z.strictObject({ survey: z.enum(surveySlugs), results: z.array(resultAnswerSchema) });
