import { z } from 'zod';
import { roundStatuses } from '#lib/domain/surveys/round.ts';
import { surveySlugs } from '#lib/domain/surveys/survey.ts';

const localized = z.object({ id: z.string(), en: z.string() });

/** What `GET /api/v1/surveys/{slug}` answers. */
export const surveyAnswerSchema = z
  .strictObject({
    slug: z.enum(surveySlugs),
    code: z.enum(['skm', 'spak', 'spkp']),
    name: localized,
    index: z.enum(['IKM', 'IPAK', 'IPKP']),
    instrument: z.string().meta({ description: 'Version to name when answering.', example: 'skm-2017@1' }),
    title: localized,
    basis: z.string(),
    scaleMax: z.int(),
    items: z.array(
      z.strictObject({
        key: z.string(),
        formNo: z.int().meta({ description: 'Place in the questionnaire.' }),
        textNo: z
          .int()
          .meta({ description: 'Number in the regulation; differs from formNo for two elements of the SKM.' }),
        label: localized,
        question: localized,
        help: localized.optional(),
        options: z.array(z.strictObject({ value: z.int(), label: localized }))
      })
    ),
    round: z.strictObject({
      period: z.string().meta({ example: '2026-tw4' }),
      opensOn: z.iso.date(),
      closesOn: z.iso.date().meta({ description: 'Last day that counts, 24.00 WITA.' }),
      status: z.enum(roundStatuses)
    })
  })
  .meta({ id: 'Survey' });

export const surveyListSchema = z.strictObject({ surveys: z.array(surveyAnswerSchema) });
