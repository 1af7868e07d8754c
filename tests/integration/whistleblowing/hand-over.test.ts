import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyListHash } from '#lib/protocol/wbs1/key-list.ts';
import { toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { wrapReportKey } from '#lib/protocol/wbs1/report.ts';
import { wrapToWire } from '#lib/protocol/wbs1/wire.ts';
import { presentCase } from '#lib/server/whistleblowing/desk-presenter.ts';
import { grantWrap, handOverOf, openClosed, recuse } from '#lib/server/whistleblowing/service.ts';
import { refusal } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { submitted } from '#tests/support/wbs-case.ts';
import {
  listedKey,
  newRecipient,
  nextList,
  openVault,
  recusal,
  tools,
  type TestRecipient,
  type TestReport,
  type TestVault
} from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;
let third: TestRecipient;

beforeEach(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
  third = await newRecipient(database.db);
  await nextList(vault, [listedKey(vault.inside), listedKey(vault.outside), listedKey(third, { label: 'Ketua tim' })]);
});
afterEach(() => database.close());

/** What the browser of whoever holds it sends. */
async function sealedTo({ id, reportKey }: TestReport, { keyId, pair }: TestRecipient) {
  const hash = await keyListHash(vault.list.body);
  const place = { reportId: new Uint8Array(Buffer.from(id, 'base64url')), keyListHash: hash };
  const wrap = await wrapReportKey(tools.suite, place, reportKey, { keyId, publicKey: pair.publicKey });
  return { wrap: wrapToWire(wrap), keyListHash: toBase64Url(hash) };
}

const give = async (report: TestReport, to: TestRecipient) =>
  grantWrap(vault.deps, vault.inside.actor, report.id, await sealedTo(report, to));

const offered = async ({ id }: TestReport) => {
  const { opened, trust } = await openClosed(vault.deps, vault.inside.actor, id);
  return presentCase(opened, trust.history, trust.today).grantable.map(({ keyId }) => keyId);
};

test('whoever recused themselves from a report is not given it back, under a later key neither', async () => {
  const report = await submitted(vault, { to: [vault.inside, vault.outside] });
  const other = await submitted(vault, { to: [vault.inside, vault.outside] });
  await recuse(vault.deps, vault.outside.actor, report.id, await recusal(vault.outside, report.id));
  const later = await newRecipient(database.db, true);
  await database.db.$client`update wbs.recipient_keys set account_id = ${vault.outside.actor.accountId}
    where key_id = ${Buffer.from(later.keyId, 'base64url')}`;
  const all = [vault.inside, vault.outside, third, later];
  await nextList(
    vault,
    all.map((one) => listedKey(one))
  );
  for (const one of [vault.outside, later]) {
    expect(await refusal(() => give(report, one))).toMatchObject({ code: 'conflict' });
    expect((await refusal(() => give(report, one))).message).toContain('benturan kepentingan');
  }
  const { opened } = await openClosed(vault.deps, vault.inside.actor, report.id);
  expect([...opened.recused].sort()).toEqual([vault.outside.keyId, later.keyId].sort());
  expect(await offered(report)).toEqual([third.keyId]);
  // It is that report alone.
  await give(other, later);
  await give(report, third);
});

test('a recipient hands over what their keys open, to whoever reads today', async () => {
  const [one, two] = [
    await submitted(vault, { to: [vault.inside, vault.outside] }),
    await submitted(vault, { to: [vault.inside, vault.outside] })
  ];
  const own = await handOverOf(vault.deps, vault.inside.actor);
  expect([...own.reportIds].sort()).toEqual([one.id, two.id].sort());
  expect(own.heirs.map(({ keyId }) => keyId).sort()).toEqual([vault.outside.keyId, third.keyId].sort());
  expect((await handOverOf(vault.deps, third.actor)).reportIds).toEqual([]);
  // Somebody who cannot sign in, and somebody whose time is over, take nothing.
  await database.db.$client`update staff_accounts set disabled_at = now() where id = ${third.actor.accountId}`;
  expect((await handOverOf(vault.deps, vault.inside.actor)).heirs.map(({ keyId }) => keyId)).toEqual([
    vault.outside.keyId
  ]);
  await nextList(vault, [listedKey(vault.inside), listedKey(vault.outside, { to: '2026-11-23' })]);
  expect((await handOverOf(vault.deps, vault.inside.actor)).heirs).toEqual([]);
});

test('after a rotation one’s own new key takes them; a key whose time is over still hands over', async () => {
  const report = await submitted(vault, { to: [vault.inside, vault.outside] });
  const fresh = await newRecipient(database.db);
  await database.db.$client`update wbs.recipient_keys set account_id = ${vault.inside.actor.accountId}
    where key_id = ${Buffer.from(fresh.keyId, 'base64url')}`;
  await nextList(vault, [
    listedKey(vault.inside, { to: '2026-11-23' }),
    listedKey(vault.outside),
    listedKey(fresh, { label: 'Kepatuhan baru' })
  ]);
  const { heirs } = await handOverOf(vault.deps, vault.inside.actor);
  expect(heirs.find(({ isOwn }) => isOwn)).toMatchObject({
    keyId: fresh.keyId,
    name: expect.stringContaining('baru') as string
  });
  await give(report, fresh);
});

test('no other role learns what there is to hand over', async () => {
  const actor = { ...vault.inside.actor, role: 'admin' } as const;
  expect((await refusal(() => handOverOf(vault.deps, actor))).code).toBe('forbidden');
});
