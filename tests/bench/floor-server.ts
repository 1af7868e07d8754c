import { createServer } from 'node:http';
import postgres from 'postgres';

/**
 * The least a server can do: a bare page, and the same idempotent insert of a response by one statement, without checks, rules,
 * framework or log. Argument: the database; prints its port.
 */
const sql = postgres(process.argv[2] ?? '', { max: 10, onnotice: () => undefined });

const page = `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Survei</title></head><body><main>
<h1>Survei pelayanan publik</h1><form method="post"><p>Bagaimana pelayanan kami?</p><button>Kirim</button></form>
</main></body></html>`;

interface Sent {
  instrument: string;
  channel: string;
  answers: Record<string, number>;
  respondent: Record<string, string>;
  suggestion: string;
  takenAt: string;
  durationMs: number;
  clockOffsetMs: number;
}

async function insert(id: string, { answers, respondent, ...sent }: Sent): Promise<number> {
  const values = Object.values(answers);
  const rows = await sql`
    insert into floor.responses (
      id, round_id, instrument_id, channel, answers, scale_max, item_count, sex, age_band, education, occupation, disability,
      suggestion, taken_at, received_at, duration_ms, clock_offset_ms, content_hash, standing, flags
    ) values (
      ${id}, 1, ${sent.instrument}, ${sent.channel}, ${`{${values.join(',')}}`}::text::smallint[], 4, ${values.length},
      ${respondent.sex ?? null}, ${respondent.ageBand ?? null}, ${respondent.education ?? null},
      ${respondent.occupation ?? null}, ${respondent.disability ?? null}, ${sent.suggestion}, ${sent.takenAt}, now(),
      ${sent.durationMs}, ${sent.clockOffsetMs}, ${Buffer.alloc(32)}, 'counted', '{}'
    ) on conflict (id) do nothing returning id`;
  return rows.length === 1 ? 201 : 200;
}

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const id = request.url?.split('/').at(-1) ?? '';
    insert(id, JSON.parse(Buffer.concat(chunks).toString()) as Sent).then(
      (status) => response.writeHead(status, { 'content-type': 'application/json' }).end('{"stored":true}'),
      (problem: unknown) => response.writeHead(500).end(String(problem))
    );
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : '');
});
process.once('SIGTERM', () => process.exit(0));
