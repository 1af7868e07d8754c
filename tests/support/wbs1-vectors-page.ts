import { trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { fromBase64Url, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { canonicalJson, type Plain } from '#lib/protocol/wbs1/canonical.ts';
import { vectors } from '#lib/protocol/wbs1/vectors.fixture.ts';
import { encodeUpload } from '#lib/protocol/wbs1/upload.ts';

const json = (value: unknown): string => canonicalJson(value as Plain);
const bytes = fromBase64Url;

/** The lines of the block `vectors` in docs/security/protocol.md. */
export function vectorLines(): string[] {
  const { list, report, wrap, messages, file, reporter, deeds, sealed, memory, forward, recovery } = vectors;
  const [chunk] = file.chunks;
  const upload = encodeUpload({
    lookup: bytes(reporter.lookup),
    fileId: bytes(file.fileId),
    number: 0,
    chunk: bytes(chunk?.sealed ?? '')
  });
  const named: [string, string][] = [
    ['instanceId', vectors.instance],
    ['code', vectors.code],
    ['code.text', trackingCodeOf(bytes(vectors.code), 'wbs')],
    ...Object.entries(reporter).map(([name, value]): [string, string] => [`reporter.${name}`, value]),
    ['recipient.privateKey', vectors.recipient.privateKey],
    ['recipient.publicKey', vectors.recipient.publicKey],
    ['recipient.signSeed', vectors.office.signSeed],
    ['recipient.verifyKey', vectors.office.verifyKey],
    ['root.seed', vectors.root.seed],
    ['root.publicKey', vectors.root.publicKey],
    ['list.body', json(list.body)],
    ['list.hash', list.hash],
    ['list.signature', list.signature],
    ['report.privateKey', vectors.reportKey.privateKey],
    ['report.publicKey', vectors.reportKey.publicKey],
    ['report.id', report.id],
    ['report.recipients', json(report.recipients)],
    ['report.signature', report.signature],
    ['wrap.keyId', wrap.keyId],
    ['wrap.enc', wrap.enc],
    ['wrap.ct', wrap.ct],
    ...messages.flatMap(({ text, hash, message }, index): [string, string][] => {
      const name = `message${index + 1}`;
      return [
        [`${name}.text`, text],
        [`${name}.aad`, json({ alg: 'wbs1', ...message.header })],
        [`${name}.iv`, message.iv],
        [`${name}.ciphertext`, message.ciphertext],
        ...message.sealedKeys.flatMap(({ enc, ct }, place): [string, string][] => [
          [`${name}.key${place}.enc`, enc],
          [`${name}.key${place}.ct`, ct]
        ]),
        [`${name}.commitment`, message.commitment],
        [`${name}.signature`, message.signature],
        [`${name}.hash`, hash]
      ];
    }),
    ['file.id', file.fileId],
    ['file.key', file.key],
    ['file.prefix', file.prefix],
    ...file.chunks.flatMap(({ text, sealed: closed }, number): [string, string][] => [
      [`file.chunk${number}.text`, text],
      [`file.chunk${number}.sealed`, closed]
    ]),
    ['upload', toBase64Url(upload)],
    ['passphrase', vectors.passphrase],
    ['sealed', json(sealed)],
    ['memory.version', String(memory.version)],
    ['memory.iv', memory.iv],
    ['memory.ct', memory.ct],
    ...deeds.flatMap(({ deed, proof }): [string, string][] => [
      [`deed.${deed.deed}`, json({ ...deed })],
      [`deed.${deed.deed}.signature`, proof]
    ]),
    ['forward.text', JSON.stringify(forward.text)],
    ['forward.signature', forward.signature],
    ['recovery.seed', recovery.seed],
    ['recovery.publicKey', recovery.pk],
    ['recovery.verifyKey', recovery.vk],
    ['recovery.keyId', recovery.keyId]
  ];
  return named.map(([name, value]) => `${name} = ${value}`);
}
