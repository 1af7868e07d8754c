import { randomBytes } from 'node:crypto';
import { roles, type Role } from '#lib/domain/staff/role.ts';
import { storeChunk, submitReport } from '#lib/server/whistleblowing/service.ts';
import type { TestDatabase } from './database.ts';
import { addTotp, makeStaff } from './staff.ts';
import { openWbsSite, type WbsSite } from './wbs-site.ts';
import {
  listedKey,
  newFileId,
  newRecipient,
  newReport,
  nextList,
  openVault,
  type TestRecipient,
  type TestReport,
  type TestVault
} from './whistleblowing.ts';

export interface Held extends TestReport {
  readonly fileId: string;
}

/** The names of one report, as somebody writes them who copied them somewhere. */
export interface Ids {
  readonly id: string;
  readonly fileId: string;
  readonly messageId: string;
}

export const idsOf = ({ id, fileId, first }: Held): Ids => ({ id, fileId, messageId: first.header.messageId });

/** Two reports, and everybody who may ask for them. */
export interface Cast {
  readonly vault: TestVault;
  readonly site: WbsSite;
  /** Held by A, the one outside, and formerly by `revoked` and `recused`. */
  readonly a: Held;
  /** Held by B and the one outside. */
  readonly b: Held;
  /** Names of nothing. */
  readonly absent: Ids;
  /** Of every role, and of `recipient A`, `recipient B`, `excluded`, `revoked`, `recused`. */
  readonly sessions: Readonly<Record<string, string>>;
}

const randomId = () => Buffer.from(randomBytes(16)).toString('base64url');

async function withFile(vault: TestVault, to: readonly TestRecipient[]): Promise<Held> {
  const fileId = newFileId();
  const report = await newReport(vault, { to, own: true, files: [{ fileId, size: 50 }] });
  const stored = await submitReport(vault.deps, report.submission);
  const upload = {
    lookup: report.reporter.lookup,
    fileId: new Uint8Array(Buffer.from(fileId, 'base64url')),
    number: 0,
    chunk: new Uint8Array(50)
  };
  const chunk = await storeChunk(vault.deps, upload);
  if (stored.status !== 'created' || chunk.status !== 'created') throw new Error(`${stored.status}, ${chunk.status}`);
  return { ...report, fileId };
}

export async function openCast(database: TestDatabase): Promise<Cast> {
  const { $client } = database.db;
  const vault = await openVault(database.db);
  const [other, excluded, revoked, recused] = await Promise.all([1, 2, 3, 4].map(() => newRecipient(database.db)));
  if (!other || !excluded || !revoked || !recused) throw new Error('no recipients');
  const all = [vault.inside, vault.outside, other, excluded, revoked, recused];
  await nextList(
    vault,
    all.map((one) => listedKey(one))
  );
  const a = await withFile(vault, [vault.inside, vault.outside, revoked, recused]);
  const b = await withFile(vault, [other, vault.outside]);
  // All that a recusal leaves: no wrap.
  await $client`delete from wbs.wraps where key_id = ${Buffer.from(recused.keyId, 'base64url')}`;
  await nextList(
    vault,
    all.filter((one) => one !== revoked).map((one) => listedKey(one))
  );
  const absent = { id: (await newReport(vault)).id, fileId: randomId(), messageId: randomId() };
  const site = await openWbsSite(database, vault);
  const sessions: Record<string, string> = {};
  const enter = async (name: string, role: Role): Promise<string> => {
    const email = `${name.replaceAll(' ', '-').toLowerCase()}@kantor.example`;
    const { staff, sessionId } = await makeStaff(site.runtime, { email, role });
    await addTotp(site.runtime, staff);
    sessions[name] = sessionId;
    return staff.account.id;
  };
  for (const role of roles) await enter(role, role);
  const named = { 'recipient A': vault.inside, 'recipient B': other, excluded, revoked, recused };
  for (const [name, { keyId }] of Object.entries(named)) {
    // The account that newRecipient made has no session; one that can sign in takes over its key.
    const account = await enter(name, 'wbs_recipient');
    await $client`update wbs.recipient_keys set account_id = ${account} where key_id = ${Buffer.from(keyId, 'base64url')}`;
  }
  await $client`create table kept_sessions as select * from staff_sessions`;
  return { vault, site, a, b, absent, sessions };
}
