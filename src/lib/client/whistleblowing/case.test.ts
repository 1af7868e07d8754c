import type { ClosedCase } from './read-case.ts';
import { expect, test, vi } from 'vitest';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { randomBytes, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { tools } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import { keyListHash, signKeyList } from '#lib/protocol/wbs1/key-list.ts';
import { verifyFiling, type Filing } from '#lib/protocol/wbs1/filing.ts';
import { messageHash } from '#lib/protocol/wbs1/message.ts';
import { messageFromWire, wrapFromWire } from '#lib/protocol/wbs1/wire.ts';
import { unwrapReportKey } from '#lib/protocol/wbs1/report.ts';
import { fromBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { emptyMemory, sealMemory } from './desk-memory.ts';
import { makeRecipientKey } from './recipient-keys.ts';
import { closedCase, office, opened, passphrase, today, withNext } from './case.fixture.ts';

/** Stretching a passphrase is slow on purpose. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

test('a recipient reads the report, answers it so that both sides can read, and writes notes the reporter cannot', async () => {
  const all = await office();
  const desk = await opened(all);
  const closed = await closedCase(all, writeLetter({ text: 'Saya melihat.' }));
  const read = await desk.read(closed, all.trust);
  expect(read).toMatchObject({ alarms: [], messages: [{ letter: { text: 'Saya melihat.' } }] });

  const answer = await desk.write(closed.report.id, { kind: 'text', text: writeLetter({ text: 'Kapan?' }), today });
  const note = await desk.write(closed.report.id, { kind: 'note', text: writeLetter({ text: 'Cek CCTV' }), today });
  const withBoth = {
    ...closed,
    messages: [...closed.messages, { ...answer, day: today }],
    notes: [{ ...note, day: today }]
  };
  const again = await desk.read(withBoth, all.trust);
  expect(again.alarms).toEqual([]);
  expect(again.messages[1]).toMatchObject({ signer: 'Penerima, Kantor', letter: { text: 'Kapan?' } });
  expect(again.notes[0]?.letter?.text).toBe('Cek CCTV');
  expect(answer.message.sealedKeys).toHaveLength(2);
  expect(note.message.sealedKeys).toHaveLength(1);
});

test('a forged list, report, message, order or state raises the alarm, and forged foundations open nothing', async () => {
  const all = await office();
  // Each look by a desk that saw nothing yet.
  const fresh = { memory: await sealMemory(all.own.key, 1, emptyMemory) };
  const closed = await closedCase(all, 'satu');
  const stranger = await office();
  const [first] = closed.messages;
  if (!first) throw new Error('no message');
  const alarms = async (change: Partial<ClosedCase>, trust = all.trust) => {
    const desk = await opened({ ...all, ...fresh });
    const { alarms: found, messages } = await desk.read({ ...closed, ...change }, trust);
    return { found, opened: messages.filter(({ letter }) => letter).length };
  };
  expect(await alarms({}, stranger.trust)).toEqual({ found: ['report_forged'], opened: 0 });
  expect(await alarms({}, { ...all.trust, instanceId: stranger.trust.instanceId })).toEqual({
    found: ['key_lists'],
    opened: 0
  });
  expect(await alarms({}, { ...all.trust, rootKey: stranger.trust.rootKey })).toEqual({
    found: ['key_lists'],
    opened: 0
  });
  const swapped = { ...closed.report, reporterKey: toBase64Url(stranger.of.reporter.keyPair.publicKey) };
  expect(await alarms({ report: swapped })).toEqual({ found: ['report_forged'], opened: 0 });
  expect(await alarms({ wraps: [] })).toEqual({ found: ['no_wrap'], opened: 0 });
  const cut = { ...first, message: { ...first.message, ciphertext: first.message.ciphertext.slice(0, -4) } };
  expect((await alarms({ messages: [cut] })).found).toContain('message_forged');
  expect((await alarms({ messages: [first, first] })).found).toContain('chain_broken');
  expect((await alarms({ state: 'closed_unproven' })).found).toEqual(['state_differs']);
  const asOffice = {
    ...first,
    message: { ...first.message, header: { ...first.message.header, sender: 'office' as const } }
  };
  expect((await alarms({ messages: [asOffice] })).found).toContain('message_forged');
});

test('whoever the reporter excluded is never given the key; another listed recipient can open it then', async () => {
  const all = await office();
  const desk = await opened(all);
  const to = all.other.shown.keyId;
  const excluding = await closedCase(all, writeLetter({ text: 'x', excluded: [to] }));
  await desk.read(excluding, all.trust);
  await expect(desk.grant(excluding.report.id, { keyId: to, today })).rejects.toThrow('excluded');

  const open = await office();
  const holder = await opened(open);
  const closed = await closedCase(open, 'x');
  await holder.read(closed, open.trust);
  const { wrap, keyListHash } = await holder.grant(closed.report.id, { keyId: open.other.shown.keyId, today });
  const place = { reportId: open.of.reportId, keyListHash: fromBase64Url(keyListHash) };
  const key = await unwrapReportKey(tools.suite, place, wrapFromWire(wrap), open.other.key.privateKey);
  expect(toBase64Url(key)).toBe(toBase64Url(open.of.reportKey.privateKey));
  await expect(holder.grant(closed.report.id, { keyId: 'unlisted', today })).rejects.toThrow();
});

test('whoever is kept out is not given the key under a new one, and nobody inside about the leadership', async () => {
  const all = await office();
  const [own, other] = all.list.body.keys;
  if (!own || !other) throw new Error('no keys');
  const made = [await makeRecipientKey(tools, passphrase), await makeRecipientKey(tools, passphrase)];
  const [rotated, inside] = made.map(({ shown: { alg: _alg, ...key } }) => key);
  const named = { ...other, label: 'Inspektur' };
  const first = { ...all.list.body, keys: [own, named] };
  const list = { body: first, signature: toBase64Url(await signKeyList(tools.signing, all.rootSeed, first)) };
  const office2 = { ...all, list, hash: await keyListHash(first), trust: { ...all.trust, history: [list] } };
  const trust = await withNext(office2, [own, { ...named, ...rotated }, { ...own, ...inside, label: 'Pegawai baru' }]);
  const grant = async (letter: string, keyId: string | undefined) => {
    const desk = await opened(office2);
    const closed = await closedCase(office2, letter);
    await desk.read(closed, trust);
    return desk.grant(closed.report.id, { keyId: keyId ?? '', today });
  };
  const excluding = writeLetter({ text: 'x', excluded: [other.keyId] });
  await expect(grant(excluding, rotated?.keyId)).rejects.toThrow('excluded');
  await expect(grant(excluding, inside?.keyId)).resolves.toBeDefined();
  for (const leadership of ['Ya', 'Tidak tahu']) {
    const above = writeLetter({ text: 'x', answers: { leadership } });
    await expect(grant(above, inside?.keyId)).rejects.toThrow('excluded');
    await expect(grant(above, rotated?.keyId)).resolves.toBeDefined();
  }
  await expect(
    grant(writeLetter({ text: 'x', answers: { leadership: 'Tidak' } }), inside?.keyId)
  ).resolves.toBeDefined();
});

test('a wrap that somebody deleted is named, and one that nobody gave is an alarm', async () => {
  const all = await office();
  const desk = await opened(all);
  const closed = await closedCase(all, writeLetter({ text: 'x', excluded: [all.other.shown.keyId] }));
  const [own, other] = [all.own.shown.keyId, all.other.shown.keyId];
  const read = (holders: ClosedCase['holders']) => desk.read({ ...closed, holders }, all.trust);
  expect(await read([])).toMatchObject({ missing: ['Penerima, Kantor'], alarms: [] });
  const held = { keyId: own, grantedBy: null };
  expect(await read([held])).toMatchObject({ missing: [], alarms: [] });
  for (const grantedBy of [null, own, 'x']) {
    expect((await read([held, { keyId: other, grantedBy }])).alarms, String(grantedBy)).toEqual(['holders_differ']);
  }
  const { recipients } = closed.report;
  const widened = { ...closed.report, recipients: [...recipients, other] };
  expect((await desk.read({ ...closed, report: widened }, all.trust)).alarms).toEqual(['report_forged']);
  const open = await closedCase(all, writeLetter({ text: 'x' }));
  const granted = { ...open, holders: [held, { keyId: other, grantedBy: own }] };
  expect((await (await opened(all)).read(granted, all.trust)).alarms).toEqual([]);
});

test('while anything is wrong nothing but a note is written, and access is given to nobody', async () => {
  const all = await office();
  const closed = await closedCase(all, writeLetter({ text: 'x', excluded: [all.other.shown.keyId] }));
  const [first] = closed.messages;
  if (!first) throw new Error('no message');
  const desk = await opened(all);
  const id = closed.report.id;
  const garbled = { ...first, message: { ...first.message, signature: toBase64Url(randomBytes(64)) } };
  const hidden: Partial<ClosedCase>[] = [{ messages: [] }, { messages: [garbled] }, { state: 'under_review' }];
  for (const change of hidden) {
    const { alarms } = await desk.read({ ...closed, ...change }, all.trust);
    expect(alarms).not.toEqual([]);
    for (const kind of ['text', 'state'] as const)
      await expect(desk.write(id, { kind, text: 'x', today })).rejects.toThrow('not whole');
    await expect(desk.prove(id, { office: 'Kantor', day: today, today })).rejects.toThrow('not whole');
    await expect(desk.grant(id, { keyId: all.other.shown.keyId, today })).rejects.toThrow('not whole');
    const forward = { text: 'x', today, list: all.list, rootKey: all.trust.rootKey };
    await expect(desk.forward(id, 'x', forward)).rejects.toThrow('not whole');
    expect(await desk.memories()).toEqual([]);
    await expect(desk.write(id, { kind: 'note', text: 'x', today })).resolves.toBeDefined();
  }
});

test('a proof of filing holds for its report alone, and a message of another kind proves nothing', async () => {
  const all = await office();
  const closed = await closedCase(all, writeLetter({ text: 'x', wantsProof: true }));
  const desk = await opened(all);
  const { id } = closed.report;
  await desk.read(closed, all.trust);
  const filed = { office: 'Kantor', day: today };
  const proof = await desk.prove(id, { ...filed, today });
  const readWith = async (...written: ClosedCase['messages'][0]['message'][]) => {
    const added = written.map((message) => ({ message, signedBy: all.own.shown.keyId, day: today }));
    return (await opened(all)).read({ ...closed, messages: [...closed.messages, ...added] }, all.trust);
  };
  const shown = await readWith(proof.message);
  const [first] = closed.messages;
  if (!first) throw new Error('no message');
  const report = await messageHash(messageFromWire(first.message));
  expect(shown).toMatchObject({ alarms: [], messages: [{}, { letter: { proof: { ...filed, report } } }] });
  expect(proof.message.header.seen).toBe(report);
  const letter = shown.messages[1]?.letter;
  const vk = fromBase64Url(all.own.shown.vk);
  const holds = (of: Filing) => verifyFiling(tools.signing, vk, of, letter?.proof?.signature ?? '');
  expect(await holds({ ...filed, report })).toBe(true);
  for (const change of [{ report: toBase64Url(randomBytes(32)) }, { day: '2026-11-25' }, { office: 'Lain' }])
    expect(await holds({ ...filed, report, ...change })).toBe(false);

  const asText = await desk.write(id, { kind: 'text', text: writeLetter(letter ?? {}), today });
  expect(await readWith(asText.message)).toMatchObject({ alarms: [], messages: [{}, { letter: { proof: null } }] });
});
