import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '#lib/server/db/transaction.ts';
import { createJobQueue, type JobQueue } from '#lib/server/jobs/boss.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let queue: JobQueue;
const logged: string[] = [];
const nothing = { scheduled: [], requested: [] };
const soon = { timeout: 40_000, interval: 200 };

function newQueue(): JobQueue {
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
  return createJobQueue({ databaseUrl: database.url, log, pollSeconds: 0.5 });
}

beforeAll(async () => {
  database = await openTestDatabase();
  queue = newQueue();
  await queue.work(nothing);
});
afterAll(async () => {
  await queue.stop();
  await database.close();
});
beforeEach(async () => {
  logged.length = 0;
  await database.db.$client`delete from pgboss.job`;
});

const waiting = async () => [
  ...(await database.db.$client<{ data: object }[]>`select data from pgboss.job where name = 'send-mail'`)
];

describe('a job that a use case requests', () => {
  it('is there when its transaction commits, and never when it does not', async () => {
    await inTransaction(database.db, async (tx) => {
      await queue.request(tx, 'send-mail', { kind: 'kept' });
      expect(await waiting()).toEqual([]);
    });
    expect(await waiting()).toEqual([{ data: { kind: 'kept' } }]);
    const undone = inTransaction(database.db, async (tx) => {
      await queue.request(tx, 'send-mail', { kind: 'undone' });
      throw new Error('the use case fails');
    });
    await expect(undone).rejects.toThrow('the use case fails');
    expect(await waiting()).toEqual([{ data: { kind: 'kept' } }]);
  });

  it('is logged when it fails, and tried again under the same id', async () => {
    await database.db.$client`update pgboss.queue set retry_delay = 0, retry_backoff = false where name = 'send-mail'`;
    await inTransaction(database.db, (tx) => queue.request(tx, 'send-mail', { kind: 'stubborn' }));
    const tries: string[] = [];
    const worker = newQueue();
    await worker.work({
      scheduled: [],
      requested: [
        {
          name: 'send-mail',
          run: (_data, id) => {
            tries.push(id);
            return tries.length < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
          }
        }
      ]
    });
    // Starting work gives the queue its own delays back; jobs made before keep theirs.
    await vi.waitFor(() => expect(tries).toHaveLength(3), soon);
    await worker.stop();
    expect(new Set(tries).size).toBe(1);
    expect(logged.filter((line) => line.includes('"job":"send-mail"') && line.includes('not yet'))).toHaveLength(2);
  });
});

describe('a scheduled job', () => {
  /** What an office PC finds that was off over the week-end: the last look at the clock lies days back. */
  const switchedOffFor = async (days: number) => {
    await database.db.$client`update pgboss.version set cron_on = now() - ${days} * interval '1 day'`;
    await database.db.$client`update pgboss.schedule set created_on = now() - 30 * interval '1 day'`;
  };
  const hour = new Date(Date.now() + 20 * 3_600_000).getUTCHours();
  const twelveHoursAgo = `0 ${hour} * * *`;
  const never = '0 0 29 2 1';

  it('that came due while no program ran runs once at the next start; a new one owes nothing', async () => {
    const runs: string[] = [];
    const job = (name: string, cron: string) => ({
      name,
      cron,
      run: () => {
        runs.push(name);
        return Promise.resolve();
      }
    });
    const first = newQueue();
    await first.work({ scheduled: [job('daily', twelveHoursAgo), job('rare', never)], requested: [] });
    await first.stop();
    await switchedOffFor(3);
    const second = newQueue();
    await second.work({
      scheduled: [job('new', twelveHoursAgo), job('rare', never), job('daily', twelveHoursAgo)],
      requested: []
    });
    await vi.waitFor(() => expect(runs).toContain('daily'), soon);
    await second.stop();
    expect(runs).toEqual(['daily']);
  });
});
