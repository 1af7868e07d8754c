import type { TestDatabase } from './database.ts';
import { addTotp, makeStaff } from './staff.ts';
import { openWbsSite, type WbsSite } from './wbs-site.ts';
import { openVault, type TestVault } from './whistleblowing.ts';

/** A site with a recipient and an admin signed in. */
export async function openFuzzed(
  database: TestDatabase
): Promise<{ site: WbsSite; vault: TestVault; session: string; admin: string }> {
  const vault = await openVault(database.db);
  const site = await openWbsSite(database, vault);
  const recipient = await makeStaff(site.runtime, { email: 'penerima@kantor.example', role: 'wbs_recipient' });
  await addTotp(site.runtime, recipient.staff);
  const admin = await makeStaff(site.runtime, { email: 'admin@kantor.example', role: 'admin' });
  await addTotp(site.runtime, admin.staff);
  const key = Buffer.from(vault.inside.keyId, 'base64url');
  const { id } = recipient.staff.account;
  await database.db.$client`update wbs.recipient_keys set account_id = ${id} where key_id = ${key}`;
  return { site, vault, session: recipient.sessionId, admin: admin.sessionId };
}
