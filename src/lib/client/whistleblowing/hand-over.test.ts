import { beforeAll, expect, test, vi } from 'vitest';
import { writeLetter, type Letter } from '#lib/domain/whistleblowing/letter.ts';
import type { DeskStep } from '#lib/domain/whistleblowing/desk-step.ts';
import { fromBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { newCorrespondence, tools } from '#lib/protocol/wbs1/correspondence.fixture.ts';
import { unwrapReportKey } from '#lib/protocol/wbs1/report.ts';
import { wrapFromWire } from '#lib/protocol/wbs1/wire.ts';
import { closedCase, office, opened, passphrase, today, type Office } from './case.fixture.ts';
import { handled, handOver, type HandOverCase, type HandOverTools } from './hand-over.ts';
import type { KeyDesk } from './key-desk.ts';
import { unlockRecipientKey } from './recipient-keys.ts';

/** Stretching a passphrase is slow on purpose. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let all: Office;
let desk: KeyDesk;
let heir: string;

beforeAll(async () => {
  all = await office();
  desk = await opened(all);
  heir = all.other.shown.keyId;
});

type Stored = HandOverCase['opened'];

async function stored(letter: Partial<Letter> = {}, change: Partial<Stored> = {}): Promise<Stored> {
  const closed = await closedCase({ ...all, of: await newCorrespondence() }, writeLetter({ text: 'x', ...letter }));
  return { ...closed, recused: [], ...change };
}

type Grant = Extract<DeskStep, { step: 'grant' }>;

/** A server that keeps what is granted. @param refuse what it says to the grant of this number, counted from 1 */
function server(reports: readonly Stored[], refuse: (grant: number) => string = () => '') {
  const kept = new Map(reports.map((one) => [one.report.id, one]));
  const grants: (Grant & { reportId: string })[] = [];
  let asked = 0;
  const its: HandOverTools = {
    fetchCase: (id) => {
      const found = kept.get(id);
      return Promise.resolve(found && { opened: found, trust: { ...all.trust, today }, keys: [] });
    },
    read: desk.read,
    grant: desk.grant,
    send: (reportId, step) => {
      asked += 1;
      const problem = refuse(asked);
      const found = kept.get(reportId);
      if (problem === '' && found && step.step === 'grant') {
        grants.push({ ...step, reportId });
        const holders = [...found.holders, { keyId: step.wrap.keyId, grantedBy: all.own.shown.keyId }];
        kept.set(reportId, { ...found, holders });
      }
      return Promise.resolve(problem);
    },
    sayWhy: (failure) => `galat: ${(failure as Error).message}`
  };
  const ids = reports.map(({ report }) => report.id);
  return {
    grants,
    kept,
    run: (tell = (_: number) => undefined as void) => handOver(its, ids, heir, (now) => tell(handled(now)))
  };
}

test('every report is sealed to the heir, who opens each with their own key', async () => {
  const reports = [await stored(), await stored(), await stored()];
  const { run, grants } = server(reports);
  const told: number[] = [];
  expect(await run((count) => void told.push(count))).toEqual({ given: 3, held: 0, leftOut: [], stopped: '' });
  expect(told).toEqual([1, 2, 3]);
  const { privateKey } = await unlockRecipientKey(passphrase, { keyId: heir, sealed: all.other.sealed });
  for (const { reportId, wrap, keyListHash } of grants) {
    const place = { reportId: fromBase64Url(reportId), keyListHash: fromBase64Url(keyListHash) };
    await expect(unwrapReportKey(tools.suite, place, wrapFromWire(wrap), privateKey)).resolves.toHaveLength(32);
  }
  expect(grants.map(({ reportId }) => reportId)).toEqual(reports.map(({ report }) => report.id));
});

test('what the heir may not have is left out and named, and the rest goes on', async () => {
  const held = await stored();
  const reports = [
    await stored({ excluded: [heir] }),
    await stored({}, { recused: [heir] }),
    await stored({}, { state: 'under_review' }),
    { ...held, holders: [...held.holders, { keyId: heir, grantedBy: all.own.shown.keyId }] },
    await stored()
  ];
  const { run, grants } = server(reports);
  const [excluded, recused, wrong, , last] = reports.map(({ report }) => report.id);
  expect(await run()).toEqual({
    given: 1,
    held: 1,
    leftOut: [
      { reportId: excluded, why: 'excluded' },
      { reportId: recused, why: 'recused' },
      { reportId: wrong, why: 'alarm' }
    ],
    stopped: ''
  });
  expect(grants.map(({ reportId }) => reportId)).toEqual([last]);
});

test('a refusal stops it with its words; called again it goes on where it stopped', async () => {
  const reports = [await stored(), await stored(), await stored()];
  const { run, grants } = server(reports, (grant) => (grant === 2 ? 'Buktikan dahulu.' : ''));
  expect(await run()).toEqual({ given: 1, held: 0, leftOut: [], stopped: 'Buktikan dahulu.' });
  expect(await run()).toEqual({ given: 2, held: 1, leftOut: [], stopped: '' });
  expect(new Set(grants.map(({ reportId }) => reportId)).size).toBe(3);
  expect(grants).toHaveLength(3);
});

test('a report that is gone is passed by, and a key that was locked stops it', async () => {
  const reports = [await stored(), await stored()];
  const { run, kept } = server(reports);
  kept.delete(reports[0]?.report.id ?? '');
  expect(await run()).toEqual({ given: 1, held: 0, leftOut: [], stopped: '' });
  await desk.lock();
  const later = server([await stored()]);
  expect((await later.run()).stopped).toMatch(/^galat: .*locked/);
  expect(later.grants).toEqual([]);
});
