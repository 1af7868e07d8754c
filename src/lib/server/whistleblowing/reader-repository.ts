import { sql } from 'drizzle-orm';
import type { Queryable } from '#lib/server/db/client.ts';
import { wbsInstance, wbsReports, wbsWraps } from '#lib/server/db/schema/whistleblowing.ts';

/** Whether an open report is sealed to none of these keys. */
export async function hasOpenReportBeyond(db: Queryable, keyIds: readonly Buffer[]): Promise<boolean> {
  const among = keyIds.length === 0 ? sql`false` : sql`w.key_id in (${sql.join([...keyIds], sql`, `)})`;
  const [row] = await db.execute<{ found: boolean }>(sql`
    select exists (select from ${wbsReports} r where r.closed_on is null
      and not exists (select from ${wbsWraps} w where w.report_id = r.id and ${among})) as found`);
  return row?.found === true;
}

export async function noteReaderless(db: Queryable, unreadByAll: boolean): Promise<void> {
  await db.update(wbsInstance).set({ unreadByAll });
}

export async function findReaderless(db: Queryable): Promise<boolean> {
  const [row] = await db.select({ found: wbsInstance.unreadByAll }).from(wbsInstance);
  return row?.found === true;
}
