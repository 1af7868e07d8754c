import { expect, test } from 'vitest';
import type { Answer } from './calls.ts';
import { reportDelivery, type Draft, type Sealed } from './delivery.ts';
import { replyDelivery, type SealedReply } from './reply-delivery.ts';

const attachment = { name: 'lampiran-1.pdf', bytes: new Uint8Array(3), cleaned: false };
const noFiles = { announced: [], letterFiles: [], files: [] };
const draft = (said: string, files: Draft['files'] = []): Draft => ({ said, files });

type Fate = 'stored' | 'stored_lost' | 'lost' | 'busy' | 'closed' | 'key_list_changed' | 'shape';

/** A server that knows one report; each press meets the next fate, and then all is well. */
function reportServer(...fates: Fate[]) {
  let stored: object | undefined;
  let made = 0;
  const post = (body: object): Promise<Answer> => {
    if (stored)
      return Promise.resolve(
        stored === body ? { status: 200, body: {} } : { status: 409, body: { problem: 'other_content' } }
      );
    const fate = fates.shift() ?? 'stored';
    if (fate === 'lost') return Promise.reject(new TypeError('no network'));
    if (fate === 'busy') return Promise.resolve({ status: 503, body: { problem: 'busy' } });
    if (fate === 'closed') return Promise.resolve({ status: 503, body: { problem: 'closed', closed: 'no_key_list' } });
    if (fate === 'key_list_changed') return Promise.resolve({ status: 409, body: { problem: fate } });
    if (fate === 'shape') return Promise.resolve({ status: 422, body: { problem: fate } });
    stored = body;
    return fate === 'stored' ? Promise.resolve({ status: 201, body: {} }) : Promise.reject(new TypeError('lost'));
  };
  const seal = (of: Draft): Promise<Sealed> =>
    Promise.resolve({ draft: of, body: { number: (made += 1) }, attachments: noFiles });
  return { deliver: reportDelivery(seal, post), sealed: () => made };
}

test('a report whose answer was lost is the same one at the next press, whether the reporter went back in between or not', async () => {
  for (const fate of ['stored_lost', 'lost', 'busy'] as const) {
    const { deliver, sealed } = reportServer(fate);
    expect(await deliver(draft('a', [attachment]))).toEqual({ status: 'uncertain' });
    expect(await deliver(draft('a', [attachment]))).toMatchObject({ status: 'taken' });
    expect(sealed()).toBe(1);
  }
});

test('of a report that was changed after its answer was lost, the first one’s files are brought and the change is told apart', async () => {
  const { deliver } = reportServer('lost', 'stored_lost');
  await deliver(draft('a'));
  await deliver(draft('b', [attachment]));
  const third = await deliver(draft('c'));
  expect(third).toMatchObject({ status: 'earlier', sealed: { draft: draft('b', [attachment]) } });
  expect(await deliver(draft('c'))).toMatchObject({ status: 'earlier', sealed: { draft: { said: 'b' } } });
});

test('a change of a report that never arrived is sent as it is now', async () => {
  const { deliver } = reportServer('lost');
  await deliver(draft('a'));
  expect(await deliver(draft('b'))).toMatchObject({ status: 'taken', sealed: { draft: { said: 'b' } } });
});

test('not encrypted, uncertain, refused and another key list are told apart', async () => {
  const broken = reportDelivery(
    () => Promise.reject(new Error('no crypto')),
    () => Promise.resolve({ status: 201, body: {} })
  );
  expect(await broken(draft('a'))).toEqual({ status: 'not_encrypted' });
  const { deliver, sealed } = reportServer('closed', 'shape', 'key_list_changed');
  expect(await deliver(draft('a'))).toEqual({ status: 'refused' });
  expect(await deliver(draft('a'))).toEqual({ status: 'refused' });
  expect(await deliver(draft('a'))).toEqual({ status: 'keys_changed' });
  expect(await deliver(draft('a'))).toMatchObject({ status: 'taken' });
  expect(sealed()).toBe(4);
});

interface Line {
  readonly id: string;
  readonly own: boolean;
}

/** A conversation of one first message; `between` come in from the office before a press is taken. */
function conversation(...fates: ('stored_lost' | 'lost' | 'closed' | 'between')[]) {
  const lines: Line[] = [{ id: 'm1', own: true }];
  let made = 0;
  let broken = false;
  const view = () => ({
    broken,
    messages: lines.map(({ id, own }) => ({ messageId: id, own }) as never),
    next: { seq: lines.length + 1, previous: lines.at(-1)?.id ?? '', seen: '' }
  });
  const seal = (of: Draft, { view: { next } }: { view: ReturnType<typeof view> }): Promise<SealedReply> => {
    const messageId = `own-${(made += 1)}`;
    const { previous } = next;
    return Promise.resolve({
      draft: of,
      body: { messageId, previous },
      attachments: noFiles,
      messageId,
      previous
    });
  };
  const post = (body: object): Promise<Answer> => {
    const { messageId, previous } = body as SealedReply;
    const fate = fates.shift();
    if (fate === 'lost') return Promise.reject(new TypeError('no network'));
    if (fate === 'closed') return Promise.resolve({ status: 503, body: { closed: 'database' } });
    if (fate === 'between') lines.push({ id: `office-${lines.length}`, own: false });
    if (lines.some(({ id }) => id === messageId)) return Promise.resolve({ status: 200, body: {} });
    if (lines.at(-1)?.id !== previous) return Promise.resolve({ status: 409, body: { problem: 'not_next' } });
    lines.push({ id: messageId, own: true });
    return fate ? Promise.reject(new TypeError('lost')) : Promise.resolve({ status: 201, body: {} });
  };
  const reopen = () => Promise.resolve({ view: view() });
  const { deliver, forget } = replyDelivery(seal, post, reopen);
  const opened = { view: view() };
  const own = () => lines.filter((line) => line.own).map(({ id }) => id);
  return { press: (of: Draft) => deliver(of, opened), forget, own, breakIt: () => (broken = true) };
}

test('a reply whose answer was lost is found in the conversation, with the files it announced, and not sent twice', async () => {
  for (const fate of ['stored_lost', 'lost'] as const) {
    const { press, own } = conversation(fate);
    expect(await press(draft('a', [attachment]))).toEqual({ status: 'uncertain' });
    expect(await press(draft('a', [attachment]))).toMatchObject({
      status: 'taken',
      sealed: { messageId: 'own-1', draft: { files: [attachment] } }
    });
    expect(own()).toEqual(['m1', 'own-1']);
  }
});

test('a reply that was changed after its answer was lost is told apart, and then sent as another message', async () => {
  const { press, forget, own } = conversation('stored_lost');
  await press(draft('a', [attachment]));
  expect(await press(draft('b'))).toMatchObject({ status: 'earlier', sealed: { messageId: 'own-1' } });
  forget();
  expect(await press(draft('b'))).toMatchObject({ status: 'taken' });
  expect(own()).toHaveLength(3);
});

test('a message that came in between moves the reply behind it', async () => {
  const { press, own } = conversation('between');
  expect(await press(draft('a'))).toMatchObject({ status: 'taken', sealed: { messageId: 'own-2' } });
  expect(own()).toEqual(['m1', 'own-2']);
});

test('what the server refuses is refused, and nothing is added to a conversation that does not hold', async () => {
  const { press, breakIt, own } = conversation('lost', 'closed');
  await press(draft('a'));
  expect(await press(draft('a'))).toEqual({ status: 'refused' });
  breakIt();
  await press(draft('b'));
  const tampered = conversation('lost');
  await tampered.press(draft('a'));
  tampered.breakIt();
  expect(await tampered.press(draft('a'))).toEqual({ status: 'broken' });
  expect([...own(), ...tampered.own()].filter((id) => id !== 'm1')).toEqual(['own-2']);
});
