import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officeDateAt } from '#lib/domain/calendar/office-date.ts';
import { parseTrackingCode, trackingCodeOf } from '#lib/domain/tracking/tracking-code.ts';
import { writeLetter } from '#lib/domain/whistleblowing/letter.ts';
import { fromBase64Url, toBase64Url } from '#lib/protocol/wbs1/bytes.ts';
import { reporterKeys, type ReporterKeys } from '#lib/protocol/wbs1/code-keys.ts';
import { outgoingFile } from '#lib/protocol/wbs1/sealed-file.ts';
import { nativeSigning } from '#lib/protocol/wbs1/signature.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { saveBackup } from '#lib/server/backup/save.ts';
import { readConfig } from '#lib/server/config.ts';
import { readRecord } from '#lib/server/db/embedded/record.ts';
import { openRuntime, type OpenRuntime } from '#lib/server/runtime.ts';
import { requestWbsDigests } from '#lib/server/whistleblowing/service.ts';
import { commandLines, dumpedRows, filesBelow, spellings, type Place } from '#tests/support/at-rest.ts';
import { eventually } from '#tests/support/embedded.ts';
import { plainReplyForm, plainReportForm } from '#tests/support/plain-forms.ts';
import { startSite, temporarySiteFolders, type RunningSite } from '#tests/support/running-site.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { newReport, openVaultWith, tools, write, type TestVault } from '#tests/support/whistleblowing.ts';

/*
 * The canary of issue 4: reports with words that are nowhere else go into the running program by both paths, with files and with
 * mistakes; then everything that lies on the disk or was said is searched for them.
 */

const folders = temporarySiteFolders();
const temp = temporaryFolder('suara-canary-');
const rootSeed = new Uint8Array(randomBytes(32));
/** A word that is nowhere else, of letters. */
const newWord = () => `kenari${randomBytes(10).toString('hex').replaceAll(/\d/g, 'q')}`;

/** Put where we look, so that we know that we would find it. */
const seeded = newWord();
const words = { browser: newWord(), browserFile: newWord(), wrong: newWord(), plain: newWord(), plainFile: newWord() };
const secrets: Record<string, Uint8Array> = {};

let smtp: TestSmtp;
let site: RunningSite;
let program: OpenRuntime;
let vault: TestVault;
let begun = 0;
let ended = 0;
/** Lines printed before the first report. */
let linesBefore = 0;
/** Names of what was stored, as the database has them: base64url. */
const names: string[] = [];

const post = async (path: string, body: BodyInit, type?: string) => {
  const headers = { origin: site.url, accept: 'application/json', ...(type && { 'content-type': type }) };
  const answer = await fetch(`${site.url}${path}`, { method: 'POST', headers, body });
  return { status: answer.status, text: await answer.text() };
};
const postJson = (path: string, body: unknown) => post(path, JSON.stringify(body), 'application/json');

function keepSecrets(of: string, code: Uint8Array, { lookup, keyPair, signSeed }: ReporterKeys): void {
  const written = trackingCodeOf(code, 'wbs');
  secrets[`${of} code`] = code;
  secrets[`${of} code, as written`] = Buffer.from(written);
  secrets[`${of} code, without strokes`] = Buffer.from(written.replaceAll('-', ''));
  secrets[`${of} lookup`] = lookup;
  secrets[`${of} private key`] = keyPair.privateKey;
  secrets[`${of} signing seed`] = signSeed;
}

async function reportByBrowser(): Promise<void> {
  const content = Buffer.from(`${words.browserFile} `.repeat(4_000));
  const draft = await newReport(vault);
  const file = outgoingFile(draft.id, new Uint8Array(content));
  const code = randomBytes(15);
  const report = await newReport(vault, {
    code,
    text: writeLetter({ text: `${words.browser} `.repeat(20), kind: 'illegal_levy', answers: {} }),
    files: [{ fileId: file.fileId, size: file.sealedBytes }]
  });
  expect((await postJson('/wbs/api/reports', report.submission)).status).toBe(201);
  for (let number = 0; number < file.chunks; number += 1) {
    const chunk = await file.upload(number, report.lookup);
    expect((await post('/wbs/api/files', chunk, 'application/octet-stream')).status).toBe(201);
  }
  const message = messageToWire(await write(vault, report, [report.first], 'reporter', { text: words.browser }));
  expect((await postJson('/wbs/api/mailbox/messages', { lookup: report.lookup, message, files: [] })).status).toBe(201);
  expect((await postJson('/wbs/api/mailbox', { lookup: report.lookup })).text).toContain(report.id);
  keepSecrets('browser', code, report.reporter);
  secrets['report key'] = report.reportKey.privateKey;
  names.push(report.id, file.fileId, report.first.header.messageId, report.submission.report.lookupHash);
  // Mistakes, with words in places where none belong.
  const { wrong } = words;
  for (const body of [
    `{"report": "${wrong}`,
    JSON.stringify({ [wrong]: wrong }),
    JSON.stringify({ ...report.submission, [wrong]: 1 })
  ]) {
    expect((await post('/wbs/api/reports', body, 'application/json')).status).toBeGreaterThanOrEqual(400);
  }
  await postJson('/wbs/api/mailbox', { lookup: wrong });
  await postJson(`/wbs/api/${wrong}`, { lookup: report.lookup });
  await post('/wbs/api/files', new Uint8Array(Buffer.from(wrong.repeat(20))), 'application/octet-stream');
}

async function reportWithoutScripts(): Promise<void> {
  const file = new File([`${words.plainFile} `.repeat(200)], `${words.plainFile}.txt`, { type: 'text/plain' });
  const refused = await post('/wbs/lapor?/kirim', plainReportForm({ text: words.wrong, honest: '' }, [file]));
  expect(refused.text).toContain('failure');
  const picture = new File([words.wrong], `${words.wrong}.png`, { type: 'image/png' });
  await post('/wbs/lapor?/kirim', plainReportForm({ text: words.wrong }, [picture]));
  const text = `${words.plain} `.repeat(20);
  const sent = await post('/wbs/lapor?/kirim', plainReportForm({ text, where: words.plain }, [file]));
  const code = /[0-9A-Z]{5}(-[0-9A-Z]{5}){4}/.exec(sent.text)?.[0] ?? '';
  const parsed = parseTrackingCode(code);
  if (!parsed.ok) throw new Error(`No code in ${sent.text.slice(0, 300)}`);
  for (const action of ['buka', 'balas']) {
    const answer = await post(
      `/wbs/kotak?/${action}`,
      plainReplyForm(code, words.plain, action === 'balas' ? [file] : [])
    );
    expect(answer.text, action).toContain('success');
  }
  await post('/wbs/kotak?/buka', plainReplyForm(words.wrong, ''));
  await post('/wbs/kotak?/balas', plainReplyForm(code, ''));
  expect(trackingCodeOf(parsed.ok, 'wbs')).toBe(code);
  keepSecrets(
    'plain',
    parsed.ok,
    await reporterKeys(tools, fromBase64Url(vault.instanceId), new Uint8Array(parsed.ok))
  );
}

beforeAll(async () => {
  smtp = await startSmtp();
  const WBS_ROOT_KEY = toBase64Url(await nativeSigning.publicKey(rootSeed));
  const mail = { SMTP_URL: smtp.url, MAIL_FROM: 'wbs@kantor.example', ORIGIN: 'https://suara.example' };
  const tmp = join(temp, 'tmp');
  mkdirSync(tmp, { mode: 0o1777 });
  const more = { HOST: '127.0.0.1', WBS_ROOT_KEY, LOG_LEVEL: 'trace', ...mail };
  site = await startSite(folders, { ...more, TMPDIR: tmp });
  program = await openRuntime(readConfig({ ...folders, ...more }), { role: 'command', say: () => undefined });
  const { runtime } = program;
  vault = await openVaultWith(runtime, rootSeed, officeDateAt(runtime.now()));
  await runtime.db.$client`insert into settings values (${seeded}, '2026-01-01', '1', now())`;
  writeFileSync(join(tmp, 'seed'), seeded);
  linesBefore = site.output.length;
  begun = Date.now();
  await reportByBrowser();
  await reportWithoutScripts();
  ended = Date.now();
  await requestWbsDigests(runtime);
  await eventually(() => smtp.mails.length > 0, 20_000);
  await runtime.db.$client`checkpoint`;
}, 400_000);

afterAll(async () => {
  await program?.close();
  await site?.stop();
  await smtp?.stop();
  rmSync(temp, { recursive: true, force: true });
}, 60_000);

const text = (name: string, said: string): Place => ({ name, bytes: Buffer.from(said) });

async function everyPlace(): Promise<Readonly<Record<string, Place[]>>> {
  const { runtime } = program;
  const rows = await dumpedRows(runtime.db);
  const [main, wbs] = [join(temp, 'backup'), join(temp, 'backup.wbs')];
  await saveBackup(runtime, wbs, 'wbs');
  await saveBackup(runtime, main);
  const metrics = await fetch(`${site.url}/metrics`);
  const cluster = readRecord(folders.DATA_DIR)?.cluster ?? '';
  return {
    'rows of all tables, the job queue included': rows.map(({ table, row }) => text(table, row)),
    'files of the database and its log': [...filesBelow(cluster), ...filesBelow(folders.DATA_DIR)],
    'temporary files': filesBelow(join(temp, 'tmp')),
    backups: [main, wbs].map((path) => ({ name: path, bytes: gunzipSync(readFileSync(path)) })),
    'what the program said': site.output.map((line) => text('line', line)),
    mails: smtp.mails.map(({ raw }) => text('mail', raw)),
    'command lines': commandLines(),
    metrics: [text('metrics', await metrics.text())]
  };
}

test('nothing that opens or tells of a report lies anywhere: rows, files, logs, mails, processes, backups', async () => {
  const places = await everyPlace();
  const holds = (place: Place[] | undefined, value: Buffer) => place?.find(({ bytes }) => bytes.includes(value))?.name;
  const seed = Buffer.from(seeded);
  for (const place of [
    'rows of all tables, the job queue included',
    'files of the database and its log',
    'temporary files',
    'backups'
  ]) {
    expect(holds(places[place], seed), `the seed in ${place}`).toBeDefined();
  }
  expect(places.mails?.length).toBeGreaterThan(0);
  expect(places['what the program said']?.length).toBeGreaterThan(0);
  expect(places['command lines']?.length).toBeGreaterThan(0);
  for (const [place, parts] of Object.entries(places)) {
    for (const [name, word] of Object.entries(words)) {
      for (const spelling of spellings(Buffer.from(word)))
        expect(holds(parts, spelling), `${name} in ${place}`).toBeUndefined();
    }
    for (const [name, secret] of Object.entries(secrets)) {
      for (const spelling of spellings(secret)) expect(holds(parts, spelling), `${name} in ${place}`).toBeUndefined();
    }
  }
  const size = Object.values(places)
    .flat()
    .reduce((sum, { bytes }) => sum + bytes.length, 0);
  console.log(`Searched ${Object.values(places).flat().length} places, ${(size / 1e6).toFixed(0)} MB.`);
}, 240_000);

test('no row that belongs to a report, and no line of a log, holds a time within an hour of the sending', async () => {
  const rows = await dumpedRows(program.runtime.db);
  const hexes = names.map((name) => Buffer.from(name, 'base64url').toString('hex'));
  const tied = rows.filter(
    ({ table, row }) =>
      hexes.some((hex) => row.includes(hex)) || /^wbs\.(reports|wraps|messages|files|chunks|spent)/.test(table)
  );
  expect(tied.length).toBeGreaterThan(5);
  const near = (at: number) => at > begun - 3_600_000 && at < ended + 3_600_000;
  for (const { table, row } of tied) {
    // Of a long row, what is not ciphertext.
    const told = row.replaceAll(/\\+x[0-9a-f]+/g, '').replaceAll(/[\w-]{40,}/g, '');
    const times = [...told.matchAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?/g)].map(([at]) =>
      Date.parse(`${at.replace(' ', 'T')}Z`)
    );
    const counts = [...told.matchAll(/\b\d{10}(\d{3})?(\d{3})?\b/g)].map(([at]) =>
      Number(at.padEnd(13, '0').slice(0, 13))
    );
    expect([...times, ...counts].filter(near), table).toEqual([]);
  }
  const said = site.output.slice(linesBefore);
  expect(said.filter((line) => /wbs|lapor|kotak/i.test(line))).toEqual([]);
  for (const name of names) expect(said.some((line) => line.includes(name))).toBe(false);
  const jobs = rows.filter(({ table }) => table.startsWith('pgboss.'));
  for (const name of [...names, ...hexes]) expect(jobs.some(({ row }) => row.includes(name))).toBe(false);
});
