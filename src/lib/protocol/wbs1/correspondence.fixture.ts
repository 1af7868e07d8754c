import { randomBytes, toBase64Url, type Bytes } from './bytes.ts';
import { reporterKeys, type ReporterKeys } from './code-keys.ts';
import { messageHash, sealMessage, type MessageHeader, type SealedMessage } from './message.ts';
import { reportIdOf } from './report.ts';
import { nativeSigning } from './signature.ts';
import { nativeSuite, newKeyPair, type KeyPair } from './suite.ts';

export const tools = { suite: nativeSuite(), signing: nativeSigning };

export interface Correspondence {
  readonly reporter: ReporterKeys;
  readonly reportKey: KeyPair;
  readonly reportId: Bytes;
  readonly office: { readonly signSeed: Bytes; readonly verifyKey: Bytes };
}

export async function newCorrespondence(): Promise<Correspondence> {
  const reporter = await reporterKeys(tools, randomBytes(32), randomBytes(15));
  const reportKey = await newKeyPair(tools.suite);
  const signSeed = randomBytes(32);
  return {
    reporter,
    reportKey,
    reportId: await reportIdOf(reportKey.publicKey, reporter.keyPair.publicKey, reporter.verifyKey),
    office: { signSeed, verifyKey: await tools.signing.publicKey(signSeed) }
  };
}

/** The next message of a conversation; the reporter's is readable for the report's key alone, the office's for the reporter too. */
export async function write(
  { reporter, reportKey, reportId, office }: Correspondence,
  earlier: readonly SealedMessage[],
  sender: MessageHeader['sender'],
  text: string
): Promise<SealedMessage> {
  const last = earlier.at(-1);
  const ofOther = earlier.filter(({ header }) => header.sender !== sender).at(-1);
  const header: MessageHeader = {
    reportId: toBase64Url(reportId),
    messageId: toBase64Url(randomBytes(16)),
    seq: earlier.length + 1,
    sender,
    kind: earlier.length === 0 ? 'report' : 'text',
    mode: 'browser',
    keyList: toBase64Url(new Uint8Array(32)),
    previous: last ? await messageHash(last) : '',
    seen: ofOther ? await messageHash(ofOther) : ''
  };
  const isReporter = sender === 'reporter';
  return sealMessage(tools, header, {
    text,
    readers: isReporter ? [reportKey.publicKey] : [reportKey.publicKey, reporter.keyPair.publicKey],
    signSeed: isReporter ? reporter.signSeed : office.signSeed
  });
}
