import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { fromBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import type { ListedKey, SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import { openMessage } from '#lib/protocol/wbs1/message.ts';
import { messageFromWire, type WireMessage } from '#lib/protocol/wbs1/wire.ts';
import {
  newReport,
  solved,
  tools,
  type ReportChoice,
  type TestRecipient,
  type TestReport,
  type TestVault
} from '../support/whistleblowing.ts';
import { site } from './site.ts';

/** What a reporter's browser does, by the protocol itself: to everybody on the list. */
export async function sendReport(
  request: APIRequestContext,
  choice: Pick<ReportChoice, 'text' | 'code' | 'own' | 'files'>
): Promise<TestReport> {
  const headers = { origin: site.url };
  const offered = (await (await request.get('/wbs/api/keys')).json()) as {
    closed: string | null;
    instanceId: string;
    history: SignedKeyList[];
    challenge: Parameters<typeof solved>[0];
  };
  expect(offered.closed).toBeNull();
  const list = offered.history.at(-1) as SignedKeyList;
  const recipient = ({ keyId, pk }: ListedKey) =>
    ({ keyId, pair: { publicKey: fromBase64Url(pk) } }) as unknown as TestRecipient;
  const vault = { instanceId: offered.instanceId, list } as TestVault;
  const to = list.body.keys.map(recipient);
  const written = await newReport(vault, { ...choice, to, challenge: solved(offered.challenge) });
  const response = await request.post('/wbs/api/reports', { headers, data: written.submission });
  expect(response.status()).toBe(201);
  return written;
}

/** The office's words as the reporter reads them. */
export async function mailbox(page: Page, { lookup, reporter }: TestReport): Promise<string[]> {
  const data = { lookup };
  const response = await page.request.post('/wbs/api/mailbox', { headers: { origin: site.url }, data });
  const { entries } = (await response.json()) as {
    entries: ({ own: true } | { own: false; signedBy: string; message: WireMessage })[];
  };
  const { history } = (await (await page.request.get('/wbs/api/keys')).json()) as { history: SignedKeyList[] };
  const keys = history.flatMap(({ body }) => body.keys);
  return Promise.all(
    entries.flatMap((entry) => {
      if (entry.own) return [];
      const vk = keys.find(({ keyId }) => keyId === entry.signedBy)?.vk ?? '';
      const reader = { index: 1, privateKey: reporter.keyPair.privateKey };
      return [openMessage(tools, messageFromWire(entry.message), { verifyKey: fromBase64Url(vk), reader })];
    })
  );
}
