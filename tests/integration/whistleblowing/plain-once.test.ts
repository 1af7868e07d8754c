import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTrackingCode } from '#lib/domain/tracking/tracking-code.ts';
import { secretsFrom } from '#lib/server/auth/key-file.ts';
import {
  listReports,
  newFormId,
  newWbsChallenge,
  openPlainMailbox,
  replyPlainly,
  submitPlainReport,
  type PlainReport
} from '#lib/server/whistleblowing/service.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { openVault, tuesday, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeAll(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterAll(() => database.close());

const picture = { name: 'foto.png', mediaType: 'image/png', bytes: Buffer.alloc(150_000, 7), cleaned: true };
const count = async () => (await listReports(vault.deps, vault.outside.actor)).length;

async function plainReport(change: Partial<PlainReport> = {}): Promise<PlainReport> {
  vault.clock.time = tuesday;
  const { token } = await newWbsChallenge(vault.deps, 20);
  vault.clock.time = tuesday + 60_000;
  return {
    formId: newFormId(),
    answers: {
      kind: 'illegal_levy',
      text: 'Diminta membayar di loket.',
      answers: { where: 'Loket 2' },
      honest: true,
      wantsProof: false
    },
    choice: { leadership: false, excluded: [] },
    own: false,
    files: [],
    challenge: token,
    trap: '',
    ...change
  };
}

test('a form that is sent twice, also at once, is one report with one code; with other words it is another', async () => {
  const before = await count();
  const report = await plainReport({ files: [picture] });
  const [one, two] = await Promise.all([
    submitPlainReport(vault.deps, report),
    submitPlainReport(vault.deps, { ...report })
  ]);
  const reloaded = await submitPlainReport(vault.deps, report);
  expect(one).toMatchObject({ status: 'sent', filesLeft: 0 });
  expect([two, reloaded]).toEqual([one, one]);
  expect(await count()).toBe(before + 1);
  const changed = await submitPlainReport(vault.deps, {
    ...report,
    answers: { ...report.answers, text: 'Diminta membayar dua kali di loket.' }
  });
  expect(changed).toMatchObject({ status: 'sent' });
  expect(changed).not.toEqual(one);
  expect(await count()).toBe(before + 2);
});

test('the code of a form does not follow from what the form holds alone', async () => {
  const report = await plainReport();
  const one = await submitPlainReport(vault.deps, report);
  const secrets = secretsFrom(Buffer.alloc(32, 9));
  const other = await submitPlainReport({ ...vault.deps, secrets }, report);
  expect(other).toMatchObject({ status: 'sent' });
  expect(other).not.toEqual(one);
});

test('an answer that is sent twice, also at once, is one message', async () => {
  const taken = await submitPlainReport(vault.deps, await plainReport());
  const code = new Uint8Array((taken.status === 'sent' && parseTrackingCode(taken.code).ok) || []);
  const answer = { formId: newFormId(), text: 'Ada tambahan.', files: [picture] };
  const both = await Promise.all([replyPlainly(vault.deps, code, answer), replyPlainly(vault.deps, code, answer)]);
  expect([...both, await replyPlainly(vault.deps, code, answer)]).toEqual(
    Array.from({ length: 3 }, () => ({ status: 'sent', filesLeft: 0 }))
  );
  expect((await openPlainMailbox(vault.deps, code))?.messages).toHaveLength(2);
  await replyPlainly(vault.deps, code, { ...answer, formId: newFormId() });
  expect((await openPlainMailbox(vault.deps, code))?.messages).toHaveLength(3);
});

test('a form sent again after its answer was lost says how many of its files are not there', async () => {
  const full = { ...vault.deps, freeDisk: () => Promise.resolve(0) };
  const report = await plainReport({ files: [picture] });
  const lost = await submitPlainReport(full, report);
  expect(lost).toMatchObject({ status: 'sent', filesLeft: 1 });
  expect(await submitPlainReport(vault.deps, report)).toEqual(lost);

  const code = new Uint8Array((lost.status === 'sent' && parseTrackingCode(lost.code).ok) || []);
  const answer = {
    formId: newFormId(),
    text: 'Ini lampirannya.',
    files: [picture, { ...picture, bytes: Buffer.alloc(9) }]
  };
  expect(await replyPlainly(full, code, answer)).toEqual({ status: 'sent', filesLeft: 2 });
  expect(await replyPlainly(vault.deps, code, answer)).toEqual({ status: 'sent', filesLeft: 2 });
  const stored = { ...answer, formId: newFormId() };
  expect(await replyPlainly(vault.deps, code, stored)).toEqual({ status: 'sent', filesLeft: 0 });
  expect(await replyPlainly(full, code, stored)).toEqual({ status: 'sent', filesLeft: 0 });
});

test('a file that cannot be stored costs neither the code nor the answer', async () => {
  const before = await count();
  await database.db.$client`revoke insert on wbs.chunks from wbs_web`;
  try {
    const taken = await submitPlainReport(vault.deps, await plainReport({ files: [picture] }));
    expect(taken).toMatchObject({ status: 'sent', filesLeft: 1 });
    const code = new Uint8Array((taken.status === 'sent' && parseTrackingCode(taken.code).ok) || []);
    const answer = { formId: newFormId(), text: 'Ini lampirannya.', files: [picture] };
    expect(await replyPlainly(vault.deps, code, answer)).toEqual({ status: 'sent', filesLeft: 1 });
  } finally {
    await database.db.$client`grant insert on wbs.chunks to wbs_web`;
  }
  expect(await count()).toBe(before + 1);
});
