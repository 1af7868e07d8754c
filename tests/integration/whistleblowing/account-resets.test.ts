import { afterEach, beforeEach, expect, test } from 'vitest';
import { createResetLink } from '#lib/server/staff/accounts.ts';
import { accountNames } from '#lib/server/staff/account-list.ts';
import { acceptLink } from '#lib/server/staff/accept-link.ts';
import { presentResets } from '#lib/server/whistleblowing/resets-presenter.ts';
import { listAccountResets, writeRecipientResetMail } from '#lib/server/whistleblowing/service.ts';
import { refusal } from '#tests/support/complaints.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { notedMailing } from '#tests/support/mailing.ts';
import { tokenOf } from '#tests/support/staff.ts';
import { cli, openVault, type TestVault } from '#tests/support/whistleblowing.ts';

let database: TestDatabase;
let vault: TestVault;

beforeEach(async () => {
  database = await openTestDatabase();
  vault = await openVault(database.db);
});
afterEach(() => database.close());

test('a recipient and their colleagues see that the account was reset, by whom and when, and that the link was used', async () => {
  const { accountId } = vault.inside.actor;
  const { path } = await createResetLink(vault.deps, cli, accountId, true);
  vault.clock.time += 60_000;
  await acceptLink(
    vault.deps,
    tokenOf(path),
    { password: 'lumbung padi di tepi sungai', name: undefined, email: undefined },
    'x'
  );
  for (const { actor } of [vault.inside, vault.outside]) {
    expect(await listAccountResets(vault.deps, actor)).toMatchObject([
      { what: 'used', accountId, by: accountId, clearsSecondFactor: true },
      { what: 'made', accountId, by: 'cli', clearsSecondFactor: true, at: new Date(vault.clock.time - 60_000) }
    ]);
  }
  const [used, made] = presentResets(
    await listAccountResets(vault.deps, vault.inside.actor),
    await accountNames(vault.deps)
  );
  expect(made?.text).toBe(
    'Perintah di server membuat tautan kata sandi baru untuk akun Penerima Uji, yang juga menghapus faktor keduanya.'
  );
  expect(used?.text).toBe('Tautan itu dipakai: kata sandi akun Penerima Uji diganti dan faktor keduanya dihapus.');
  vault.clock.time += 91 * 86_400_000;
  expect(await listAccountResets(vault.deps, vault.inside.actor)).toEqual([]);
});

test('the recipient is mailed when the link is made, in fixed words without the link; nobody else is', async () => {
  const noted = notedMailing();
  const deps = { ...vault.deps, mailing: noted.mailing };
  const { accountId } = vault.inside.actor;
  const { path } = await createResetLink(deps, cli, accountId, false);
  expect(noted.requests).toEqual([{ kind: 'recipient_reset', about: accountId }]);
  const mail = await writeRecipientResetMail(deps, noted.mailing, accountId);
  expect(mail?.to).toBe(`${accountId}@example.org`);
  expect(mail?.text).not.toContain(tokenOf(path));
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/laporan|pelanggaran|wbs/i);
  await database.db.$client`update staff_accounts set role = 'leadership' where id = ${accountId}`;
  await createResetLink(deps, cli, accountId, false);
  expect(noted.requests).toHaveLength(1);
  expect(await writeRecipientResetMail(deps, noted.mailing, accountId)).toBeUndefined();
  expect(await listAccountResets(deps, vault.outside.actor)).toEqual([]);
});

test('no other role is told', async () => {
  const actor = { ...vault.inside.actor, role: 'admin' } as const;
  expect((await refusal(() => listAccountResets(vault.deps, actor))).code).toBe('forbidden');
});
