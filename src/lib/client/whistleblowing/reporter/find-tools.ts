import { randomBytes, sha256, utf8 } from '#lib/protocol/wbs1/bytes.ts';
import type { ComposeTools } from '#lib/protocol/wbs1/compose.ts';
import { findSigning } from '#lib/protocol/wbs1/signature.ts';
import { findSuite, newKeyPair, openWith, sealTo } from '#lib/protocol/wbs1/suite.ts';

/**
 * What this browser encrypts and signs with, tried out on a word of no meaning: whatever fails afterwards is not the browser's fault.
 *
 * @throws Error where one of them does not work
 */
export async function findTools(): Promise<ComposeTools> {
  const [suite, signing] = [await findSuite(), await findSigning()];
  const seed = randomBytes(32);
  const word = await sha256(seed);
  const verifyKey = await signing.publicKey(seed);
  if (!(await signing.verify(verifyKey, word, await signing.sign(seed, word))))
    throw new Error('Signing does not work');
  const { publicKey, privateKey } = await newKeyPair(suite);
  const place = { info: utf8('wbs1/try'), aad: seed };
  const sealed = await sealTo(suite, publicKey, { ...place, plain: word });
  await openWith(suite, privateKey, { ...place, sealed });
  return { suite, signing };
}
