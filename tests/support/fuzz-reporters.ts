import { encodeUpload } from '#lib/protocol/wbs1/upload.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { mutated, mutatedBytes, seeded } from './mutated-json.ts';
import type { ReporterSite } from './reporter-requests.ts';
import { newFileId, newReport, write, type TestVault } from './whistleblowing.ts';

export interface FuzzResult {
  readonly requests: number;
  /** How often each status came, by address. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What should never be: no refusal of a changed envelope, or an answer that tells of the program's inside. */
  readonly wrong: readonly string[];
}

const inside = /(\bat .*\.[jt]s:\d|node_modules|ZodError|PostgresError|select |insert |"stack")/i;

/** Sends changed envelopes to every address that takes one; a right one of each stands at the start. */
export async function fuzzReporters(
  site: ReporterSite,
  vault: TestVault,
  { each, seed }: { each: number; seed: number }
): Promise<FuzzResult> {
  const random = seeded(seed);
  const fileId = newFileId();
  const report = await newReport(vault, { files: [{ fileId, size: 50 }] });
  await site.send('/wbs/api/reports', report.submission);
  const message = messageToWire(await write(vault, report, [report.first], 'reporter'));
  const { messageId } = report.first.header;
  const fresh = await newReport(vault);
  const bodies: Readonly<Record<string, unknown>> = {
    '/wbs/api/reports': fresh.submission,
    '/wbs/api/mailbox': { lookup: report.lookup, after: 0 },
    '/wbs/api/mailbox/message': { lookup: report.lookup, messageId },
    '/wbs/api/mailbox/messages': { lookup: report.lookup, message, files: [] },
    '/wbs/api/files/missing': { lookup: report.lookup, fileId }
  };
  const upload = encodeUpload({
    lookup: report.reporter.lookup,
    fileId: new Uint8Array(Buffer.from(fileId, 'base64url')),
    number: 0,
    chunk: new Uint8Array(50)
  });
  const statuses: Record<string, number> = {};
  const wrong: string[] = [];
  let requests = 0;

  async function send(path: string, body: unknown): Promise<void> {
    const answer = await site.send(path, body);
    const text = await answer.text();
    requests += 1;
    const name = `${path} ${answer.status}`;
    statuses[name] = (statuses[name] ?? 0) + 1;
    if (answer.status >= 500 || inside.test(text.slice(0, 2000)))
      wrong.push(`${name} ${JSON.stringify(body)?.slice(0, 300)}`);
  }

  for (const [path, right] of Object.entries(bodies)) {
    for (let turn = 0; turn < each; turn += 1) {
      const changed = mutated(right, random);
      const asText = JSON.stringify(changed) ?? 'null';
      await send(path, random() < 0.1 ? asText.slice(0, Math.floor(random() * asText.length)) : asText);
    }
  }
  for (let turn = 0; turn < each; turn += 1) await send('/wbs/api/files', mutatedBytes(upload, random));
  return { requests, statuses, wrong };
}
