import { randomBytes } from 'node:crypto';
import { encodeUpload } from '#lib/protocol/wbs1/upload.ts';
import { messageToWire } from '#lib/protocol/wbs1/wire.ts';
import { mutated, mutatedBytes, seeded } from './mutated-json.ts';
import { plainReplyForm, plainReportForm } from './plain-forms.ts';
import type { WbsSite } from './wbs-site.ts';
import {
  newFileId,
  newReport,
  remembering,
  resealing,
  write,
  type TestReport,
  type TestVault
} from './whistleblowing.ts';

export interface FuzzOrder {
  /** Envelopes to each address. */
  readonly each: number;
  readonly seed: number;
  /** A session of the recipient inside. */
  readonly session: string;
  /** An admin's, for the list of keys. */
  readonly admin: string;
  readonly say?: (line: string) => void;
}

export interface FuzzResult {
  readonly requests: number;
  /** How often each status came, by address. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What should never be: a failure, or an answer that tells of the program's inside. */
  readonly wrong: readonly string[];
}

/** What the program's inside looks like in an answer. */
const inside = /(\bat .*\.[jt]s:\d|node_modules|ZodError|PostgresError|select |insert |"stack")/i;
const atOnce = 16;

interface Target {
  readonly name: string;
  readonly path: string;
  readonly type?: string;
  readonly params?: Record<string, string>;
  readonly session?: string;
  /** Two right ones at once are one too many: the later is asked to press again, by 503. */
  readonly oneByOne?: true;
  readonly body: (random: () => number) => BodyInit;
}

/** Sends changed envelopes to every address of whistleblowing that takes one, some at once. */
export async function fuzzSite(site: WbsSite, vault: TestVault, order: FuzzOrder): Promise<FuzzResult> {
  const statuses: Record<string, number> = {};
  const wrong: string[] = [];
  let requests = 0;

  async function send(target: Target, body: BodyInit): Promise<void> {
    const entrance = site.entrances.find(({ name }) => name === target.name);
    if (!entrance) throw new Error(`There is no entrance ${target.name}`);
    const { path, type, params, session } = target;
    const asked = { entrance, path, body, ...(type && { type }), ...(params && { params }), session };
    const { status, text } = await site
      .ask(asked)
      .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
      .catch((failure: unknown) => ({ status: 500, text: failure instanceof Error ? `${failure.stack}` : 'failure' }));
    requests += 1;
    const name = `${target.name} ${status}`;
    statuses[name] = (statuses[name] ?? 0) + 1;
    const isRefused = (status >= 400 && status < 500) || status === 200 || status === 201 || status === 303;
    if ((!isRefused || inside.test(text.slice(0, 2000))) && wrong.length < 50) {
      const told = typeof body === 'string' ? body.slice(0, 300) : Object.prototype.toString.call(body);
      wrong.push(`${name} ${text.slice(0, 300)} ${told}`);
    }
  }

  for (const [at, target] of (await targets(site, vault, order)).entries()) {
    const random = seeded(order.seed + at);
    const pace = target.oneByOne ? 1 : atOnce;
    for (let turn = 0; turn < order.each; turn += pace) {
      const bodies = Array.from({ length: Math.min(pace, order.each - turn) }, () => target.body(random));
      await Promise.all(bodies.map((body) => send(target, body)));
    }
    const own = Object.entries(statuses).filter(([name]) => name.startsWith(`${target.name} `));
    order.say?.(own.map(([name, count]) => `${name}: ${count}`).join(', '));
  }
  return { requests, statuses, wrong };
}

/** JSON with one place changed; one in ten cut off, one in fifty noise. */
const changedJson =
  (right: unknown) =>
  (random: () => number): string => {
    const text = JSON.stringify(mutated(right, random)) ?? 'null';
    const luck = random();
    if (luck < 0.02) return noise(random);
    return luck < 0.12 ? text.slice(0, Math.floor(random() * text.length)) : text;
  };

const noise = (random: () => number): string =>
  Array.from({ length: Math.floor(random() * 200) }, () => String.fromCharCode(random() * 0xffff)).join('');

/** A form with fields and files changed, left out and added. */
const changedForm =
  (right: FormData, spoilt?: [string, string]) =>
  (random: () => number): FormData => {
    const form = new FormData();
    for (const [name, value] of right) {
      if (typeof value !== 'string' || random() < 0.05) continue;
      const changed = random() < 0.3 ? mutated(value, random) : value;
      form.append(name, typeof changed === 'string' ? changed : JSON.stringify(changed) || '');
    }
    if (random() < 0.2)
      form.append(
        ['code', 'honest', 'kind', 'excluded', '__proto__', 'formId'][Math.floor(random() * 6)] ?? '',
        noise(random)
      );
    if (random() < 0.02) form.append('files', new File([noise(random)], `${noise(random).slice(0, 9)}.png`));
    // Nearly all are refused for a field, so that few are stored.
    if (spoilt && random() < 0.99) form.set(...spoilt);
    return form;
  };

async function targets(site: WbsSite, vault: TestVault, { session, admin }: FuzzOrder): Promise<Target[]> {
  const fileId = newFileId();
  const report = await newReport(vault, { own: true, files: [{ fileId, size: 50 }] });
  const fresh = await newReport(vault);
  await store(site, report);
  const reply = messageToWire(await write(vault, report, [report.first], 'reporter'));
  const signed = async (kind: 'text' | 'state' | 'note') => ({
    message: messageToWire(await write(vault, report, [report.first], vault.inside, { kind })),
    signedBy: vault.inside.keyId
  });
  const steps = [
    { step: 'message', ...(await signed('text')) },
    { step: 'message', ...(await signed('note')) },
    { step: 'state', ...(await signed('state')), state: 'under_review', reason: null },
    { step: 'grant', wrap: report.submission.wraps[0], keyListHash: report.submission.report.keyListHash },
    { step: 'read', seq: 1 },
    { step: 'export' }
  ];
  const upload = encodeUpload({
    lookup: report.reporter.lookup,
    fileId: new Uint8Array(Buffer.from(fileId, 'base64url')),
    number: 0,
    chunk: new Uint8Array(50)
  });
  const code = await sentCode(site);
  const sealed = { v: 1, salt: 'A', iv: 'A', ct: 'A' };
  const memory = { version: 1, iv: 'A'.repeat(16), ct: 'A' };
  const key = {
    publicKey: randomBytes(32).toString('base64url'),
    verifyKey: randomBytes(32).toString('base64url'),
    sealed,
    memory
  };
  const { lookup } = report;
  const json = 'application/json';
  const api = (path: string, right: unknown): Target => ({
    name: `POST /wbs/api/${path}`,
    path: `/wbs/api/${path}`,
    type: json,
    body: changedJson(right)
  });
  const staff = { type: json, session };
  return [
    api('reports', fresh.submission),
    api('mailbox', { lookup, after: 0 }),
    api('mailbox/message', { lookup, messageId: report.first.header.messageId }),
    api('mailbox/messages', { lookup, message: reply, files: [] }),
    api('files/missing', { lookup, fileId }),
    {
      name: 'POST /wbs/api/files',
      path: '/wbs/api/files',
      type: 'application/octet-stream',
      body: (random) => mutatedBytes(upload, random)
    },
    {
      name: 'POST /wbs/lapor?/kirim',
      path: '/wbs/lapor?/kirim',
      body: changedForm(plainReportForm(), ['honest', 'tidak'])
    },
    { name: 'POST /wbs/kotak?/buka', path: '/wbs/kotak?/buka', body: changedForm(plainReplyForm(code, '')) },
    {
      name: 'POST /wbs/kotak?/balas',
      path: '/wbs/kotak?/balas',
      body: changedForm(plainReplyForm(code, 'Kabar'), ['text', '']),
      oneByOne: true
    },
    {
      ...staff,
      name: 'POST /staf/wbs/[id]/langkah',
      path: `/staf/wbs/${report.id}/langkah`,
      params: { id: report.id },
      body: (random) => changedJson(steps[Math.floor(random() * steps.length)])(random)
    },
    {
      ...staff,
      name: 'PUT /staf/wbs/kunci-saya/simpan',
      path: '/staf/wbs/kunci-saya/simpan',
      body: changedJson(await resealing(vault.inside, {}, { ...sealed, v: '2' }))
    },
    {
      ...staff,
      name: 'POST /staf/wbs/kunci-saya/ingatan',
      path: '/staf/wbs/kunci-saya/ingatan',
      body: changedJson(await remembering(vault.inside, memory))
    },
    {
      name: 'POST /staf/wbs/kunci?/muat',
      path: '/staf/wbs/kunci?/muat',
      session: admin,
      body: (random) => {
        const form = new FormData();
        form.append('list', new File([changedJson(vault.list)(random)], 'daftar.json'));
        return form;
      }
    },
    // Last: every tenth is a right one, and the recipient's keys grow many.
    { ...staff, name: 'POST /staf/wbs/kunci-saya/simpan', path: '/staf/wbs/kunci-saya/simpan', body: changedJson(key) }
  ];
}

const entranceOf = (site: WbsSite, name: string) => {
  const entrance = site.entrances.find((one) => one.name === name);
  if (!entrance) throw new Error(`There is no entrance ${name}`);
  return entrance;
};

async function store(site: WbsSite, { submission }: TestReport): Promise<void> {
  const entrance = entranceOf(site, 'POST /wbs/api/reports');
  const body = JSON.stringify(submission);
  const answer = await site.ask({ entrance, path: '/wbs/api/reports', body, type: 'application/json' });
  if (answer.status !== 201) throw new Error(`The right report is answered ${answer.status}`);
}

async function sentCode(site: WbsSite): Promise<string> {
  const entrance = entranceOf(site, 'POST /wbs/lapor?/kirim');
  const answer = await site.ask({ entrance, path: '/wbs/lapor?/kirim', body: plainReportForm() });
  const code = /"code":"([^"]+)"/.exec(await answer.text())?.[1];
  if (!code) throw new Error(`The right form is answered ${answer.status}`);
  return code;
}
