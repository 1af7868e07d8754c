import { z } from 'zod';
import { fieldLimits } from './complaint-fields.ts';

/** Characters of the words to a rating. */
export const maxRatingWordsLength = 2000;

const missing = 'missing';

const words = z
  .string(missing)
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().min(1, missing).max(fieldLimits.description, 'too_long'));
const submissionId = z.uuid(missing);

/** A message to the office, as long as a complaint may be. The messages of these schemas are codes; each page has the words. */
export const replySchema = z.object({ submissionId, body: words });

export const reasonSchema = z.object({ submissionId, reason: words });

/** 1 (not at all) to 4 (fully as hoped). */
export const ratingSchema = z.object({
  score: z
    .string(missing)
    .regex(/^[1-4]$/, missing)
    .transform(Number),
  words: z.string().trim().max(maxRatingWordsLength, 'too_long').optional()
});

export const updatesSchema = z.object({
  email: z.string('email').trim().max(fieldLimits.email, 'too_long').pipe(z.email('email'))
});
