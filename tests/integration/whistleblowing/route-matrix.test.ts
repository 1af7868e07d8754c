import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Permission } from '#lib/domain/staff/permission.ts';
import { roleHas, roles } from '#lib/domain/staff/role.ts';
import { deskStepSchema } from '#lib/domain/whistleblowing/desk-step.ts';
import { encodeUpload } from '#lib/protocol/wbs1/upload.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { plainReplyForm, plainReportForm } from '#tests/support/plain-forms.ts';
import { idsOf, openCast, type Held, type Ids } from '#tests/support/wbs-cast.ts';
import { wbsEntrances } from '#tests/support/wbs-entrances.ts';
import type { WbsSite } from '#tests/support/wbs-site.ts';
import { write, type TestVault } from '#tests/support/whistleblowing.ts';

/*
 * Every entrance below /wbs and /staf/wbs × everybody who may come × the ids of a report that is not theirs. The entrances are found in
 * src/routes; one that is not described here makes `every entrance is known` fail.
 */

interface Sent {
  readonly body?: BodyInit;
  readonly type?: string;
}

type DeskStep = (typeof deskStepSchema.options)[number]['shape']['step']['value'];

let database: TestDatabase;
let vault: TestVault;
let site: WbsSite;
let a: Held;
let b: Held;
let absent: Ids;
let sessions: Readonly<Record<string, string>>;
const month = 31 * 86_400_000;

const asJson = (value: unknown): Sent => ({ body: JSON.stringify(value), type: 'application/json' });

const signedBy = async (kind: 'text' | 'state') => ({
  message: messageToWire(await write(vault, a, [a.first], vault.inside, { kind })),
  signedBy: vault.inside.keyId
});

const wantsProof = (step: DeskStep) =>
  deskStepSchema.options.some(({ shape }) => shape.step.value === step && 'proof' in shape);

/** Whole bodies, so that what is refused is refused for whose the report is. */
const deskSteps: Readonly<Record<DeskStep, (ids: Ids) => Promise<object> | object>> = {
  message: () => signedBy('text'),
  state: async () => ({ ...(await signedBy('state')), state: 'under_review', reason: null }),
  grant: () => ({ wrap: a.submission.wraps[0], keyListHash: 'A'.repeat(43) }),
  read: () => ({ seq: 1 }),
  recuse: () => (wantsProof('recuse') ? { keyId: vault.inside.keyId, proof: 'A'.repeat(86) } : {}),
  export: () => ({})
};

/** Pages and endpoints of staff: the permission, and what they are asked when they are about one report. */
const ofStaff: Readonly<
  Record<
    string,
    {
      readonly needs: Extract<Permission, `wbs.${string}`>;
      readonly asks?: Readonly<Record<string, (ids: Ids) => Promise<Sent> | Sent>>;
    }
  >
> = {
  'GET /staf/wbs': { needs: 'wbs.handle' },
  'GET /staf/wbs/jejak': { needs: 'wbs.handle' },
  'GET /staf/wbs/serahkan': { needs: 'wbs.handle' },
  'GET /staf/wbs/kunci-saya': { needs: 'wbs.handle' },
  'POST /staf/wbs/kunci-saya/simpan': { needs: 'wbs.handle' },
  'PUT /staf/wbs/kunci-saya/simpan': { needs: 'wbs.handle' },
  'POST /staf/wbs/kunci-saya/ingatan': { needs: 'wbs.handle' },
  'GET /staf/wbs/kunci': { needs: 'wbs.keys' },
  'POST /staf/wbs/kunci?/muat': { needs: 'wbs.keys' },
  'POST /staf/wbs/kunci?/poster': { needs: 'wbs.keys' },
  'GET /staf/wbs/kunci/upacara.json': { needs: 'wbs.keys' },
  'GET /staf/wbs/laporan': { needs: 'wbs.figures' },
  'GET /staf/wbs/laporan/[half]/laporan.pdf': { needs: 'wbs.figures' },
  'GET /staf/wbs/[id]': { needs: 'wbs.handle', asks: { page: () => ({}) } },
  'GET /staf/wbs/[id]/tertutup': { needs: 'wbs.handle', asks: { page: () => ({}) } },
  'GET /staf/wbs/[id]/teruskan': { needs: 'wbs.handle', asks: { page: () => ({}) } },
  'GET /staf/wbs/[id]/lampiran/[file]/[chunk]': { needs: 'wbs.handle', asks: { chunk: () => ({}) } },
  'POST /staf/wbs/[id]/langkah': {
    needs: 'wbs.handle',
    asks: Object.fromEntries(
      Object.entries(deskSteps).map(([step, body]) => [step, async (ids) => asJson({ step, ...(await body(ids)) })])
    )
  }
};

/** Reporters' pages and endpoints; what they are asked with a code and the names of another report. */
const ofReporters: Readonly<Record<string, 'nothing' | ((lookup: string, ids: Ids) => Promise<Sent> | Sent)>> = {
  'GET /wbs': 'nothing',
  'GET /wbs/keluar': 'nothing',
  'GET /wbs/kotak': 'nothing',
  'GET /wbs/kunci': 'nothing',
  'GET /wbs/lapor': 'nothing',
  'GET /wbs/[...rest]': 'nothing',
  'GET /wbs/api/keys': 'nothing',
  // Names a report by nothing but its own keys; see submit-report.test.ts.
  'POST /wbs/api/reports': 'nothing',
  'POST /wbs/lapor?/kirim': 'nothing',
  // Named by the code alone: tested below.
  'POST /wbs/kotak?/buka': 'nothing',
  'POST /wbs/kotak?/balas': 'nothing',
  'POST /wbs/api/mailbox': 'nothing',
  'POST /wbs/api/mailbox/message': (lookup, { messageId }) => asJson({ lookup, messageId }),
  'POST /wbs/api/mailbox/messages': async (lookup) =>
    asJson({ lookup, message: messageToWire(await write(vault, a, [a.first], 'reporter')), files: [] }),
  'POST /wbs/api/files': (lookup, { fileId }) => ({
    type: 'application/octet-stream',
    body: new Uint8Array(
      encodeUpload({
        lookup: new Uint8Array(Buffer.from(lookup, 'base64url')),
        fileId: new Uint8Array(Buffer.from(fileId, 'base64url')),
        number: 0,
        chunk: new Uint8Array(50)
      })
    )
  }),
  'POST /wbs/api/files/missing': (lookup, { fileId }) => asJson({ lookup, fileId })
};

beforeAll(async () => {
  database = await openTestDatabase();
  ({ vault, site, a, b, absent, sessions } = await openCast(database));
}, 240_000);
afterAll(() => database.close());

const entrances = await wbsEntrances();
const isThere = (name: string) => entrances.some((one) => one.name === name);

const entranceOf = (name: string) => {
  const entrance = entrances.find((one) => one.name === name);
  if (!entrance) throw new Error(`no entrance ${name}`);
  return entrance;
};

/** The address of an entrance about these ids. */
const pathOf = (name: string, ids: Ids) =>
  name.replace(/^\w+ /, '').replace('[id]', ids.id).replace('[file]', ids.fileId).replace('[chunk]', '0');

/** Status and body as text: all that somebody learns. */
async function answered(name: string, ids: Ids, { body, type }: Sent, session?: string): Promise<string> {
  const response = await site.ask({
    entrance: entranceOf(name),
    path: pathOf(name, ids),
    params: { id: ids.id, file: ids.fileId, chunk: '0' },
    body,
    ...(type && { type }),
    session
  });
  // The way back names the address that was asked for.
  const where = response.headers.get('location')?.replace(/\?.*/, '') ?? '';
  return `${response.status} ${where}${await response.text()}`;
}

test('every entrance is known', () => {
  const known = new Set([...Object.keys(ofStaff), ...Object.keys(ofReporters)]);
  expect(entrances.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  expect(entrances.length).toBeGreaterThan(25);
  const steps = deskStepSchema.options.map(({ shape }) => shape.step.value);
  expect(Object.keys(deskSteps).sort()).toEqual([...steps].sort());
});

const staffRows = Object.entries(ofStaff)
  .filter(([name]) => isThere(name))
  .flatMap(([name, { needs, asks }]) =>
    Object.entries(asks ?? { page: () => ({}) }).map(([what, ask]) => ({
      name,
      what,
      needs,
      ask,
      aboutOne: asks !== undefined
    }))
  );

describe.each(staffRows)('$name ($what)', ({ name, needs, ask, aboutOne }) => {
  test('leads to the door without a session and with one that is over, whatever it is asked', async () => {
    const sent = await ask(idsOf(a));
    const door = await answered(name, absent, await ask(absent));
    expect(door).toMatch(/^303 \/staf\/masuk/);
    expect(await answered(name, idsOf(a), sent)).toBe(door);
    vault.clock.time += month;
    try {
      expect(await answered(name, idsOf(a), sent, sessions['recipient A'])).toBe(door);
    } finally {
      vault.clock.time -= month;
      // A look with a session that is over ends it; the next test begins with it again.
      await database.db.$client`insert into staff_sessions select * from kept_sessions on conflict do nothing`;
    }
  });

  test('is forbidden to every role without the permission, the same for every id', async () => {
    for (const role of roles.filter((one) => !roleHas(one, needs))) {
      const refusal = await answered(name, absent, await ask(absent), sessions[role]);
      expect(refusal, role).toMatch(/^403 /);
      expect(await answered(name, idsOf(a), await ask(idsOf(a)), sessions[role]), role).toBe(refusal);
    }
  });

  if (!aboutOne) return;
  test('says the same 404 of a report that is not theirs as of none', async () => {
    const sent = await ask(idsOf(a));
    const nothing = await answered(name, absent, await ask(absent), sessions['recipient A']);
    expect(nothing).toMatch(/^404 /);
    for (const who of ['recipient B', 'excluded', 'revoked', 'recused', 'wbs_recipient']) {
      expect(await answered(name, idsOf(a), sent, sessions[who]), who).toBe(nothing);
    }
    expect(await answered(name, idsOf(b), await ask(idsOf(b)), sessions['recipient A'])).toBe(nothing);
    for (const odd of ['', 'x', `${a.id}x`, a.id.slice(1), "' or 1=1 --"]) {
      expect(await answered(name, { ...idsOf(a), id: odd }, sent, sessions['recipient A']), odd).toBe(nothing);
    }
  });
});

test('the right recipient is let in by each of them (so that the refusals above are about whose it is)', async () => {
  const asked = staffRows.filter(({ aboutOne, what }) => aboutOne && !/grant|recuse|state/.test(what));
  for (const { name, what, ask } of asked) {
    expect(await answered(name, idsOf(a), await ask(idsOf(a)), sessions['recipient A']), `${name} ${what}`).toMatch(
      /^200 /
    );
  }
});

test('a file is found in its own report alone', async () => {
  const name = 'GET /staf/wbs/[id]/lampiran/[file]/[chunk]';
  const both = { ...idsOf(b), fileId: a.fileId };
  const none = await answered(name, { ...idsOf(b), fileId: absent.fileId }, {}, sessions['recipient B']);
  expect(none).toMatch(/^404 /);
  expect(await answered(name, both, {}, sessions['recipient B'])).toBe(none);
});

test('inbox and trail name a report to nobody who does not hold it, not even by its first signs', async () => {
  const name = a.id.slice(0, 6);
  for (const page of ['GET /staf/wbs', 'GET /staf/wbs/jejak']) {
    expect(await answered(page, absent, {}, sessions['recipient A']), page).toContain(name);
    for (const who of ['recipient B', 'excluded', 'revoked', 'recused', 'wbs_recipient']) {
      expect(await answered(page, absent, {}, sessions[who]), `${page} of ${who}`).not.toContain(name);
    }
  }
});

const reporterRows = Object.entries(ofReporters).flatMap(([name, ask]) => (ask === 'nothing' ? [] : [{ name, ask }]));

test.each(reporterRows)(
  '$name: ids of A with the code of B are as unknown as ids of nothing, and as a wrong code',
  async ({ name, ask }) => {
    const wrong = randomBytes(32).toString('base64url');
    const none = await answered(name, absent, await ask(b.lookup, absent));
    expect(none).toMatch(/^404 /);
    expect(await answered(name, idsOf(a), await ask(b.lookup, idsOf(a)))).toBe(none);
    expect(await answered(name, idsOf(a), await ask(wrong, idsOf(a)))).toBe(none);
    expect(await answered(name, idsOf(a), await ask(a.lookup, idsOf(a)))).not.toBe(none);
  }
);

test('a mailbox and its form without scripts show one report, never a name of another', async () => {
  const shown = await answered('POST /wbs/api/mailbox', idsOf(b), asJson({ lookup: b.lookup, after: 0 }));
  expect(shown).toContain(b.id);
  const sent = await answered('POST /wbs/lapor?/kirim', absent, { body: plainReportForm() });
  const code = /"code":"([^"]+)"/.exec(sent)?.[1] ?? '';
  expect(sent).toMatch(/^200 /);
  const opened = [
    shown,
    await answered('POST /wbs/kotak?/balas', absent, { body: plainReplyForm(code, 'Kabar baru') }),
    await answered('POST /wbs/kotak?/buka', absent, { body: new URLSearchParams({ code }) })
  ];
  for (const text of opened) {
    expect(text).toMatch(/^200 /);
    for (const name of Object.values({ id: a.id, fileId: a.fileId, messageId: idsOf(a).messageId })) {
      expect(text).not.toContain(name);
    }
  }
});

test('whoever is signed in, no reporters’ address looks at a cookie or an address', async () => {
  site.looks.length = 0;
  for (const name of Object.keys(ofReporters).filter(isThere)) {
    const ask = ofReporters[name];
    const sent = ask === undefined || ask === 'nothing' ? {} : await ask(b.lookup, idsOf(a));
    const alone = await answered(name, absent, sent);
    for (const session of Object.values(sessions)) {
      expect((await answered(name, absent, sent, session)).slice(0, 3), name).toBe(alone.slice(0, 3));
    }
  }
  expect(site.looks).toEqual([]);
  expect(site.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
}, 240_000);
