import { randomUUID } from 'node:crypto';
import { expect, test, type APIRequestContext } from '@playwright/test';

const answer = {
  survey: 'persepsi-korupsi',
  instrument: 'spak-2021@1',
  channel: 'web',
  takenAt: new Date().toISOString(),
  answers: { discrimination: 6, fraud: 5, gratuity: 6, extortion: 6, brokers: null }
};

const put = (request: APIRequestContext, id: string, data: unknown, headers: Record<string, string> = {}) =>
  request.put(`/api/v1/responses/${id}`, { data, headers: { 'content-type': 'application/json', ...headers } });

test('an answer is 201 first, 200 when it is sent again, 409 with other content', async ({ request }) => {
  const id = randomUUID();
  expect((await put(request, id, answer)).status()).toBe(201);
  expect((await put(request, id, answer)).status()).toBe(200);
  const other = await put(request, id, { ...answer, answers: { discrimination: 1 } });
  expect(other.status()).toBe(409);
  expect(other.headers()['content-type']).toBe('application/problem+json');
});

test('what does not fit the questionnaire is 422 and names the field', async ({ request }) => {
  const cases: [unknown, string][] = [
    [{ ...answer, answers: { discrimination: 7 } }, 'answers.discrimination'],
    [{ ...answer, answers: { honesty: 3 } }, 'answers.honesty'],
    [{ ...answer, answers: {} }, 'answers'],
    [{ ...answer, instrument: 'spak-2021@99' }, 'instrument'],
    [{ ...answer, takenAt: 'yesterday' }, 'takenAt'],
    [{ ...answer, respondent: { ageBand: 'old' } }, 'respondent.ageBand'],
    [{ ...answer, email: 'x' }, 'email'],
    [[], 'body']
  ];
  for (const [body, field] of cases) {
    const response = await put(request, randomUUID(), body);
    expect(response.status(), field).toBe(422);
    const { errors } = (await response.json()) as { errors: { field: string }[] };
    expect(errors.map((error) => error.field)).toContain(field);
  }
  expect((await put(request, 'not-a-uuid', answer)).status()).toBe(422);
});

test('bodies that are not JSON, broken or too large are refused in words', async ({ request }) => {
  const url = `/api/v1/responses/${randomUUID()}`;
  const text = await request.put(url, { data: 'a=1', headers: { 'content-type': 'text/plain' } });
  expect(text.status()).toBe(415);
  const broken = await request.put(url, { data: Buffer.from('{'), headers: { 'content-type': 'application/json' } });
  expect(broken.status()).toBe(400);
  const large = await put(request, randomUUID(), { ...answer, suggestion: 'x'.repeat(17_000) });
  expect(large.status()).toBe(413);
  expect(await large.json()).toMatchObject({ status: 413, title: 'The body is larger than 16 kB' });
  const method = await request.post(url, { data: answer });
  expect(method.status()).toBe(405);
  expect(method.headers()).toMatchObject({ 'content-type': 'application/problem+json', allow: 'PUT' });
});

test('a form that cannot be read comes back as a form', async ({ request, baseURL }) => {
  const headers = { origin: baseURL ?? '', accept: 'text/html', 'content-type': 'multipart/form-data' };
  const response = await request.post('/survei/persepsi-korupsi', { data: 'x', headers });
  expect(response.status()).toBe(422);
});

test('a page of another site may not answer for a visitor, a program may', async ({ request, baseURL }) => {
  const own = { origin: baseURL ?? '' };
  expect((await put(request, randomUUID(), answer, own)).status()).toBe(201);
  expect((await put(request, randomUUID(), answer, { origin: 'https://elsewhere.example' })).status()).toBe(403);
  expect((await put(request, randomUUID(), answer, { origin: 'null' })).status()).toBe(403);
  expect((await put(request, randomUUID(), answer)).status()).toBe(201);
});

test('a page of another site cannot post our forms', async ({ request, baseURL }) => {
  const post = (headers: Record<string, string>) =>
    request.post('/tampilan', { form: { theme: 'dark', textSize: '100' }, headers, maxRedirects: 0 });
  expect((await post({ origin: baseURL ?? '' })).status()).toBe(303);
  expect((await post({ origin: 'https://elsewhere.example' })).status()).toBe(403);
  expect((await post({ origin: 'null' })).status()).toBe(403);
  expect((await post({})).status()).toBe(403);
});

test('sending sets no cookie', async ({ request }) => {
  const response = await put(request, randomUUID(), answer);
  expect(response.headers()['set-cookie']).toBeUndefined();
});

test('one address may send as often as it likes', async ({ request }) => {
  const statuses = await Promise.all(
    Array.from({ length: 100 }, async () => (await put(request, randomUUID(), answer)).status())
  );
  expect(new Set(statuses)).toEqual(new Set([201]));
});

test('surveys, plan and description are there for programs', async ({ request }) => {
  const surveys = (await (await request.get('/api/v1/surveys')).json()) as { surveys: { slug: string }[] };
  expect(surveys.surveys.map(({ slug }) => slug).sort()).toEqual([
    'kualitas-pelayanan',
    'pelayanan-publik',
    'persepsi-korupsi'
  ]);
  const survey = await request.get('/api/v1/surveys/pelayanan-publik');
  expect(await survey.json()).toMatchObject({ instrument: 'skm-2017@1', round: { status: 'open' } });
  const plan = (await (await request.get('/api/v1/plans/2025')).json()) as { components: unknown[] };
  expect(plan.components).toHaveLength(7);
  expect((await request.get('/api/openapi.json')).status()).toBe(200);
  expect(await (await request.get('/api/v1/health')).json()).toEqual({ status: 'ok' });
  expect(await (await request.get('/api/v1/ready')).json()).toEqual({ status: 'ready' });
});

test('what is not there is 404 as a problem, whatever was asked', async ({ request }) => {
  for (const path of [
    '/api/v1/surveys/parkir',
    '/api/v1/plans/1999',
    '/api/v1/results/pelayanan-publik/2026-tw9',
    '/api/v1/results/pelayanan-publik/1999-tw1',
    '/api/v1/nothing',
    '/api/nothing'
  ]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(404);
    expect(response.headers()['content-type'], path).toBe('application/problem+json');
  }
});

test('an open round has no public result', async ({ request }) => {
  const { round } = (await (await request.get('/api/v1/surveys/pelayanan-publik')).json()) as {
    round: { period: string };
  };
  expect((await request.get(`/api/v1/results/pelayanan-publik/${round.period}`)).status()).toBe(404);
});

test('an address written in another way leads to the same store', async ({ request }) => {
  const id = randomUUID();
  const encoded = `/api/v1/responses/%${id.charCodeAt(0).toString(16)}${id.slice(1)}`;
  const headers = { 'content-type': 'application/json' };
  expect((await request.put(encoded, { data: answer, headers })).status()).toBe(201);
  expect((await put(request, id, answer)).status()).toBe(200);
  expect((await request.put(encoded, { data: answer, headers: { ...headers, origin: 'null' } })).status()).toBe(403);
});

test('everybody who opens a survey gets a form of their own, compressed or not', async ({ request }) => {
  const open = async (encoding: string) => {
    const response = await request.get('/survei/persepsi-korupsi', { headers: { 'accept-encoding': encoding } });
    expect(response.headers()['content-encoding']).toBe(encoding === 'gzip' ? 'gzip' : undefined);
    const html = await response.text();
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
    expect(Math.abs(Date.now() - Date.parse(value('startedAt')))).toBeLessThan(60_000);
    return value('id');
  };
  const ids = [await open('gzip'), await open('gzip'), await open('identity'), await open('identity')];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
});
