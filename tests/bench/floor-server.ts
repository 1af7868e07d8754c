import { createServer } from 'node:http';
import postgres from 'postgres';
import { skm20171 } from '#lib/domain/surveys/instruments/skm-2017-1.ts';

/**
 * The least a server can do: one query and the questions as bare HTML, and the same idempotent insert of a response by one
 * statement; without checks, rules, framework, compression or log. Argument: the database; prints its port.
 */
const sql = postgres(process.argv[2] ?? '', { max: 10, onnotice: () => undefined });

async function page(): Promise<string> {
  const [round] = await sql<{ opens_on: Date; closes_on: Date }[]>`
    select opens_on, closes_on from survey_rounds
    where survey = 'pelayanan-publik' and opens_on <= now() order by opens_on desc limit 1`;
  const questions = skm20171.items.map(({ key, question, options }) => {
    const rows = options.map(
      ({ value, label }) => `<p><label><input type="radio" name="${key}" value="${value}">${label.id}</label></p>`
    );
    return `<fieldset><legend>${question.id}</legend>${rows.join('')}</fieldset>`;
  });
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Survei</title></head><body><main>
<h1>${skm20171.title.id}</h1><p>${round?.opens_on.toISOString()} – ${round?.closes_on.toISOString()}</p>
<form method="post">${questions.join('')}<button>Kirim</button></form></main></body></html>`;
}

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
    page().then(
      (html) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
      (problem: unknown) => response.writeHead(500).end(String(problem))
    );
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
