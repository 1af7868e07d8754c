import { expect, test, vi } from 'vitest';
import { tools } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import { fromBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { contentHash, verifyDeed } from '#lib/protocol/wbs1/deed.ts';
import { emptyMemory, sealMemory } from './desk-memory.ts';
import { idleMs } from './idle-lock.ts';
import { keyDesk } from './key-desk.ts';
import { clock, closedCase, lightKey, office, opened, passphrase, today } from './case.fixture.ts';

/** Stretching a passphrase is slow on purpose. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

test('what was seen once and is gone raises the alarm, in another session too, until the reader knows why', async () => {
  const all = await office();
  const closed = await closedCase(all, 'x');
  const desk = await opened(all);
  await desk.read(closed, all.trust);
  const answer = await desk.write(closed.report.id, { kind: 'text', text: 'Kapan?', today });
  const note = await desk.write(closed.report.id, { kind: 'note', text: 'Cek', today });
  const longer = {
    ...closed,
    messages: [...closed.messages, { ...answer, day: today }],
    notes: [{ ...note, day: today }]
  };
  expect((await desk.read(longer, all.trust)).alarms).toEqual([]);
  const [kept] = await desk.memories();
  if (!kept) throw new Error('no memory');
  const { keyId, memory, proof } = kept;
  const deed = { deed: 'memory', keyId, version: 2, next: await contentHash(memory) } as const;
  const verifyKey = fromBase64Url(all.own.shown.vk);
  expect(await verifyDeed(tools.signing, verifyKey, deed, proof)).toBe(true);
  expect(await verifyDeed(tools.signing, verifyKey, { ...deed, version: 3 }, proof)).toBe(false);

  const later = await opened(all, memory);
  expect((await later.read(closed, all.trust)).alarms).toEqual(['older_than_seen']);
  expect((await later.read({ ...longer, notes: [] }, all.trust)).alarms).toEqual(['older_than_seen']);
  expect((await later.read(longer, all.trust)).alarms).toEqual([]);
  await later.read(closed, all.trust);
  await later.accept(closed.report.id);
  expect((await later.read(closed, all.trust)).alarms).toEqual([]);
});

test('a read mark or a trail that knows more than is shown raises the alarm', async () => {
  const all = await office();
  const closed = await closedCase(all, 'x');
  const desk = await opened(all);
  expect((await desk.read({ ...closed, readSeq: 1 }, all.trust)).alarms).toEqual([]);
  expect((await desk.read({ ...closed, readSeq: 2 }, all.trust)).alarms).toEqual(['older_than_seen']);
  expect((await desk.read({ ...closed, recorded: ['gone'] }, all.trust)).alarms).toEqual(['older_than_seen']);
  await desk.accept(closed.report.id);
  expect((await desk.read({ ...closed, recorded: ['gone'] }, all.trust)).alarms).toEqual([]);
  expect((await desk.read({ ...closed, recorded: ['gone', 'more'] }, all.trust)).alarms).toEqual(['older_than_seen']);
});

test('another root key, another installation or fewer lists than were seen open nothing', async () => {
  const all = await office();
  const closed = await closedCase(all, 'x');
  const longer = { ...all.trust, history: [all.list, await all.next({})] };
  const desk = await opened(all);
  expect((await desk.read(closed, longer)).alarms).toEqual([]);
  expect((await desk.read(closed, all.trust)).alarms).toEqual(['foundation_changed']);
  const branched = { ...all.trust, history: [all.list, await all.next({ notAfter: '2027-02-01' })] };
  expect((await desk.read(closed, branched)).alarms).toEqual(['foundation_changed']);
  const [kept] = await desk.memories();
  if (!kept) throw new Error('no memory');
  const later = await opened(all, kept.memory);
  expect((await later.read(closed, all.trust)).alarms).toEqual(['foundation_changed']);
  await expect(later.accept(closed.report.id)).rejects.toThrow();

  const stranger = await office();
  expect((await later.read(await closedCase(stranger, 'x'), stranger.trust)).alarms).toEqual(['foundation_changed']);
});

test('a memory that is gone, changed or of another key is an alarm, not a first visit', async () => {
  const all = await office();
  const closed = await closedCase(all, 'x');
  const [changed, foreign] = [{ ...all.memory, version: 9 }, await sealMemory(all.other.key, 1, emptyMemory)];
  for (const memory of [null, changed, foreign]) {
    const desk = await opened(all, memory);
    expect((await desk.read(closed, all.trust)).alarms).toEqual(['memory_lost']);
  }
});

test('a passphrase opens further keys beside those that are open, and a wrong one closes none', async () => {
  const all = await office();
  const second = await lightKey(passphrase.replace('baba', 'bada'));
  const desk = await opened(all);
  const closedKeys = [all.own, second].map(({ shown, sealed }) => ({ keyId: shown.keyId, sealed, memory: all.memory }));
  await expect(desk.unlock(passphrase, closedKeys)).rejects.toThrow();
  expect(await desk.unlocked()).toEqual([all.own.shown.keyId]);
  expect(await desk.unlock(passphrase.replace('baba', 'bada'), closedKeys)).toEqual([
    all.own.shown.keyId,
    second.shown.keyId
  ]);
});

test('after ten idle minutes, and at a lock, nothing is open any more', async () => {
  const all = await office();
  const closed = await closedCase(all, 'x');
  const desk = await opened(all);
  clock.time += idleMs - 1;
  await desk.read(closed, all.trust);
  clock.time += idleMs;
  await expect(desk.read(closed, all.trust)).rejects.toThrow('locked');
  await expect(desk.write(closed.report.id, { kind: 'text', text: 'x', today })).rejects.toThrow();
  expect(await desk.unlocked()).toEqual([]);

  const second = await opened(all);
  await second.read(closed, all.trust);
  await second.lock();
  await expect(second.read(closed, all.trust)).rejects.toThrow('locked');
});

test('another passphrase, or a sealed key under another name, opens nothing', async () => {
  const all = await office();
  const desk = keyDesk(tools, () => 0);
  const { keyId } = all.own.shown;
  const { memory } = all;
  await expect(desk.unlock(`${passphrase} x`, [{ keyId, sealed: all.own.sealed, memory }])).rejects.toThrow();
  await expect(
    desk.unlock(passphrase, [{ keyId: all.other.shown.keyId, sealed: all.own.sealed, memory }])
  ).rejects.toThrow();
  const huge = { ...all.own.sealed, memory: 2 ** 30 };
  await expect(desk.unlock(passphrase, [{ keyId, sealed: huge, memory }])).rejects.toThrow();
});

test('a key that the desk makes opens with its passphrase, stretched with the full strength', async () => {
  const all = await office();
  const made = await keyDesk(tools, () => clock.time).make(passphrase, all.trust);
  // RFC 9106 §4, second recommendation.
  expect(made.sealed).toMatchObject({ alg: 'argon2id-aes256gcm', memory: 65_536, passes: 3 });
  const desk = keyDesk(tools, () => clock.time);
  const closed = { keyId: made.shown.keyId, sealed: made.sealed, memory: made.memory };
  expect(await desk.unlock(passphrase, [closed])).toEqual([made.shown.keyId]);
});
