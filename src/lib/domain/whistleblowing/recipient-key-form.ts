import { z } from 'zod';
import { bytesSchema } from './wire-form.ts';

/**
 * A private key as the recipient's browser sealed it: how the secret that opens it was stretched, and the sealed bytes. The server
 * keeps it and understands nothing of it; it only bounds its size.
 */
export const sealedKeySchema = z
  .record(z.string().max(40), z.union([z.string().max(4096), z.int(), z.null()]))
  .refine((value) => JSON.stringify(value).length <= 8192)
  // PostgreSQL's JSON holds no NUL.
  .refine((value) => !JSON.stringify(value).includes('\\u0000'));

/** What the recipient's browser remembers, as it sealed it. */
export const memorySchema = z.strictObject({
  version: z.int().min(1),
  iv: bytesSchema(12),
  ct: z
    .string()
    .regex(/^[\w-]*$/)
    .max(200_000)
});

export const newKeySchema = z.strictObject({
  publicKey: bytesSchema(32),
  verifyKey: bytesSchema(32),
  sealed: sealedKeySchema,
  memory: memorySchema
});
export type NewKey = z.infer<typeof newKeySchema>;

/** Each with the word of the key itself (`verifyDeed`). */
export const resealSchema = z.strictObject({ keyId: bytesSchema(16), sealed: sealedKeySchema, proof: bytesSchema(64) });
export const keptMemorySchema = z.strictObject({
  keyId: bytesSchema(16),
  memory: memorySchema,
  proof: bytesSchema(64)
});
