import { expect, test, vi } from 'vitest';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { tools } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import { keyListHash, type SignedKeyList } from '#lib/protocol/wbs1/key-list.ts';
import { messageFromWire } from '#lib/protocol/wbs1/wire.ts';
import { closedCase, office, opened, today, withNext, type Office } from './case.fixture.ts';
import type { CaseSecrets, ClosedCase } from './read-case.ts';
import { writeOfficeMessage } from './write-case.ts';

/** Stretching a passphrase is slow on purpose. */
vi.setConfig({ testTimeout: 60_000 });

/** The case with one more message of the office, whoever may not write it. */
async function withMessage(
  closed: ClosedCase,
  { of }: Office,
  by: Office['own'],
  { body }: SignedKeyList
): Promise<ClosedCase> {
  const secrets = {
    reportId: closed.report.id,
    reportKey: of.reportKey.publicKey,
    reporterKey: of.reporter.keyPair.publicKey,
    lists: { newest: { body, hash: toBase64Url(await keyListHash(body)) } },
    conversation: closed.messages.map(({ message }) => messageFromWire(message)),
    isWhole: true
  } as unknown as CaseSecrets;
  const text = writeLetter({ text: 'jawaban' });
  const written = await writeOfficeMessage(tools, secrets, by.key, { kind: 'text', text });
  return { ...closed, messages: [...closed.messages, { ...written, day: today }] };
}

test('a key that a later list leaves out does not come back by an older list, once the later one was used', async () => {
  const all = await office();
  const [own, other] = all.list.body.keys;
  if (!own || !other) throw new Error('no keys');
  const trust = await withNext(all, [own]);
  const [first, second] = trust.history;
  if (!first || !second) throw new Error('no lists');
  const read = async (closed: ClosedCase) => (await (await opened(all)).read(closed, trust)).alarms;
  const before = await withMessage(await closedCase(all, 'satu'), all, all.other, first);
  expect(await read(before)).toEqual([]);
  const after = await withMessage(before, all, all.own, second);
  expect(await read(after)).toEqual([]);
  expect(await read(await withMessage(after, all, all.other, first))).toEqual(['message_forged']);
});

test('the key of the envelopes, and one whose days were over, sign nothing', async () => {
  const all = await office();
  const [own, other] = all.list.body.keys;
  if (!own || !other) throw new Error('no keys');
  for (const change of [{ recovery: true }, { from: '2026-10-01', to: '2026-10-31' }]) {
    const trust = await withNext(all, [own, { ...other, ...change }]);
    const closed = await closedCase(all, 'satu');
    const list = trust.history[1] ?? all.list;
    const read = async (by: Office['own']) =>
      (await (await opened(all)).read(await withMessage(closed, all, by, list), trust)).alarms;
    expect(await read(all.own)).toEqual([]);
    expect(await read(all.other)).toEqual(['message_forged']);
  }
});
