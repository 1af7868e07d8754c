import { z } from 'zod';
import { closingReasons } from './closing-reason.ts';
import { isClosed, reportStates } from './report-state.ts';
import { bytesSchema, messageSchema, wrapSchema } from './wire-form.ts';

const signed = { message: messageSchema, signedBy: bytesSchema(16) };

/** What a recipient's browser sends about a report; every word in it is sealed. */
export const deskStepSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('message'), ...signed }),
  z.strictObject({
    step: z.literal('state'),
    ...signed,
    state: z.enum(reportStates),
    reason: z.enum(closingReasons).nullable()
  }),
  z.strictObject({ step: z.literal('grant'), wrap: wrapSchema, keyListHash: bytesSchema(32) }),
  z.strictObject({ step: z.literal('read'), seq: z.int().min(0) }),
  z.strictObject({ step: z.literal('recuse'), keyId: bytesSchema(16), proof: bytesSchema(64) }),
  z.strictObject({ step: z.literal('export') })
]);
export type DeskStep = z.infer<typeof deskStepSchema>;

/** Steps that cannot be taken back, or hand something out: whoever takes them has to have proved lately who they are. */
export const needsRecentProof = (step: DeskStep): boolean =>
  ['grant', 'recuse', 'export'].includes(step.step) || (step.step === 'state' && isClosed(step.state));
