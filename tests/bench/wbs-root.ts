import { createHash } from 'node:crypto';
import { toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';

/** A root key for measuring; whoever reads this file has it. */
export const benchRootSeed = new Uint8Array(createHash('sha256').update('bench').digest());

/** `WBS_ROOT_KEY` of the measured site. */
export const benchRootKey = toBase64Url(await nativeSigning.publicKey(benchRootSeed));
