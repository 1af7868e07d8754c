import { z } from 'zod';

/** Characters of a message; as many as the complaint itself may have. */
export const maxMessageLength = 10_000;

/** Characters of the words to a rating. */
export const maxRatingWordsLength = 2000;

const words = (max: number) => z.string('required').trim().min(1, 'required').max(max, 'too_long');
const submissionId = z.uuid('required');

/** A message to the office. Messages of these schemas are codes; the page has the words in its language. */
export const replySchema = z.object({ submissionId, body: words(maxMessageLength) });

export const reasonSchema = z.object({ submissionId, reason: words(maxMessageLength) });

export const ratingSchema = z.object({
  score: z.coerce.number('required').int('required').min(1, 'required').max(4, 'required'),
  words: z.string().trim().max(maxRatingWordsLength, 'too_long').optional()
});

export const updatesSchema = z.object({ email: z.string('required').trim().max(254, 'email').pipe(z.email('email')) });
