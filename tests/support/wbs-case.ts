import { expect } from 'vitest';
import type { SealedMessage } from '#lib/protocol/wbs1/message.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { appendMessage, changeState, submitReport } from '#lib/server/whistleblowing/service.ts';
import {
  newReport,
  tuesday,
  write,
  type ReportChoice,
  type TestRecipient,
  type TestReport,
  type TestVault
} from './whistleblowing.ts';

/** A report that the vault took, with the conversation so far. */
export async function submitted(
  vault: TestVault,
  choice: ReportChoice = {}
): Promise<TestReport & { messages: SealedMessage[] }> {
  vault.clock.time = tuesday;
  const report = await newReport(vault, choice);
  expect(await submitReport(vault.deps, report.submission)).toEqual({ status: 'created' });
  return { ...report, messages: [report.first] };
}

export type WbsCase = Awaited<ReturnType<typeof submitted>>;

/** A message of the office's. */
export async function say(vault: TestVault, one: WbsCase, by: TestRecipient, text = 'Terima kasih.') {
  const message = await write(vault, one, one.messages, by, { text });
  await appendMessage(vault.deps, by.actor, one.id, { message: messageToWire(message), signedBy: by.keyId });
  one.messages.push(message);
}

/** The next state, signed. */
export async function step(
  vault: TestVault,
  one: WbsCase,
  by: TestRecipient,
  state: Parameters<typeof changeState>[3]['state'],
  reason: Parameters<typeof changeState>[3]['reason'] = null
) {
  const message = await write(vault, one, one.messages, by, { kind: 'state', text: JSON.stringify({ state, reason }) });
  const sent = { message: messageToWire(message), signedBy: by.keyId, state, reason };
  await changeState(vault.deps, by.actor, one.id, sent);
  one.messages.push(message);
}
