import { z } from 'zod';
import { paddingSteps } from '#lib/protocol/wbs1/padding.ts';
import { messageKinds, modes, senders } from '#lib/protocol/wbs1/message.ts';
import type { SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import type { WireMessage, WireReport, WireWrap } from '#lib/protocol/wbs1/wire.ts';

/** The last character's bits beyond the bytes are zero, so that bytes are written in one way only. */
const lastCharacter = { 0: /[\w-]$/, 1: /[AQgw]$/, 2: /[AEIMQUYcgkosw048]$/ } as const;

/** Characters of so many bytes. */
const lengthOf = (bytes: number) => Math.ceil((bytes * 4) / 3);

/** Exactly so many bytes as base64url. */
export function bytesSchema(...sizes: readonly number[]): z.ZodType<string> {
  const last = new Map(sizes.map((size) => [lengthOf(size), lastCharacter[(size % 3) as 0 | 1 | 2]]));
  const longest = Math.max(...last.keys());
  return z
    .string()
    .max(longest)
    .refine((text) => last.get(text.length)?.test(text) === true && /^[\w-]*$/.test(text), 'is not base64url');
}

const hash = bytesSchema(32);
const hashOrNone = z.union([z.literal(''), hash]);
const gcmTag = 16;
export const idSchema = bytesSchema(16);
export const lookupSchema = bytesSchema(32);

const sealed = { enc: bytesSchema(32), ct: bytesSchema(32 + gcmTag) };
const sealedSchema = z.strictObject(sealed);
export const wrapSchema = z.strictObject({ keyId: idSchema, ...sealed }) satisfies z.ZodType<WireWrap>;

const headerSchema = z.strictObject({
  reportId: idSchema,
  messageId: idSchema,
  seq: z.int().min(1).max(100_000),
  sender: z.enum(senders),
  kind: z.enum(messageKinds),
  mode: z.enum(modes),
  keyList: hash,
  previous: hashOrNone,
  seen: hashOrNone
});

/** A message as it arrives. Its ciphertext has one of the padded sizes, so that its length says little. */
export const messageSchema: z.ZodType<WireMessage> = z.strictObject({
  header: headerSchema,
  iv: bytesSchema(12),
  ciphertext: bytesSchema(...paddingSteps.map((step) => step + gcmTag)),
  sealedKeys: z.array(sealedSchema).min(1).max(2),
  commitment: hash,
  signature: bytesSchema(64)
});

export const reportSchema = z.strictObject({
  id: idSchema,
  alg: z.literal('wbs1'),
  reportKey: bytesSchema(32),
  reporterKey: bytesSchema(32),
  reporterVerifyKey: bytesSchema(32),
  keyListHash: hash,
  recipients: z.array(idSchema).min(1).max(32),
  signature: bytesSchema(64),
  lookupHash: hash
}) satisfies z.ZodType<WireReport>;

const mebibyte = 1024 * 1024;
export const largestFile = 10 * mebibyte;
export const filesPerMessage = 5;
export const bytesPerMessage = 30 * mebibyte;
/** What padding and tags add at most. */
const largestSealedFile = Math.ceil(largestFile * 1.13);

/** A file that a message brings: its name, type and key stand in the message, its bytes follow in chunks. */
export const fileSchema = z.strictObject({
  fileId: idSchema,
  /** All chunks together, as they are stored. */
  size: z
    .int()
    .min(gcmTag + 2)
    .max(largestSealedFile)
});
export type AnnouncedFile = z.infer<typeof fileSchema>;

export const filesSchema = z
  .array(fileSchema)
  .max(filesPerMessage)
  .refine((files) => new Set(files.map(({ fileId }) => fileId)).size === files.length, 'names a file twice')
  .refine((files) => files.reduce((sum, { size }) => sum + size, 0) <= bytesPerMessage * 1.13, 'is too much')
  .default([]);

export const challengeSchema = z.strictObject({ token: z.string().max(200), proof: z.string().max(9) }).nullish();

const wrapsSchema = z
  .array(wrapSchema)
  .min(1)
  .max(32)
  .refine((wraps) => new Set(wraps.map(({ keyId }) => keyId)).size === wraps.length, 'names a key twice');

/** `POST /wbs/api/reports` */
export const submissionSchema = z.strictObject({
  report: reportSchema,
  wraps: wrapsSchema,
  message: messageSchema,
  files: filesSchema,
  challenge: challengeSchema
});
export interface Submission {
  readonly report: WireReport;
  readonly wraps: readonly WireWrap[];
  readonly message: WireMessage;
  readonly files: readonly AnnouncedFile[];
  readonly challenge?: { readonly token: string; readonly proof: string } | null | undefined;
}

/** `POST /wbs/api/mailbox` */
export const mailboxSchema = z.strictObject({ lookup: lookupSchema, after: z.int().min(0).max(100_000).default(0) });

/** `POST /wbs/api/mailbox/message`: one of the reporter's own messages with its content. */
export const ownMessageSchema = z.strictObject({ lookup: lookupSchema, messageId: idSchema });

/** `POST /wbs/api/mailbox/messages` */
export const replySchema = z.strictObject({ lookup: lookupSchema, message: messageSchema, files: filesSchema });
export interface Reply {
  readonly lookup: string;
  readonly message: WireMessage;
  readonly files: readonly AnnouncedFile[];
}

/** `POST /wbs/api/files/missing` */
export const missingSchema = z.strictObject({ lookup: lookupSchema, fileId: idSchema });

const day = z.iso.date();
const listedKeySchema = z.strictObject({
  keyId: idSchema,
  label: z.string().min(1).max(80),
  office: z.string().min(1).max(120),
  outside: z.boolean(),
  recovery: z.boolean(),
  pk: bytesSchema(32),
  vk: bytesSchema(32),
  from: day,
  to: day.nullable()
});

export const keyListSchema = z.strictObject({
  body: z.strictObject({
    alg: z.literal('wbs1'),
    instanceId: bytesSchema(32),
    epoch: z.int().min(1).max(1_000_000),
    prevHash: hashOrNone,
    issuedOn: day,
    notAfter: day,
    keys: z.array(listedKeySchema).max(32)
  }),
  signature: bytesSchema(64)
}) satisfies z.ZodType<SignedKeyList>;
