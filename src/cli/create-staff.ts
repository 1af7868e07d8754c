import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { inviteSchema, type Invite } from '#lib/domain/staff/forms.ts';
import { roleDescriptions, roles } from '#lib/domain/staff/role.ts';
import { readConfig } from '#lib/server/config.ts';
import { OperatorError } from '#lib/server/operator-error.ts';
import { openRuntime } from '#lib/server/runtime.ts';
import { createInvite } from '#lib/server/staff/create-invite.ts';
import { linkMinutes } from '#lib/server/staff/links.ts';
import { prepareDatabase } from './prepare-database.ts';
import { runCommand } from './run-command.ts';

const options = { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } } as const;
type Option = keyof typeof options;
const names = Object.keys(options) as Option[];

const usage = `npm run staff:create -- --email ADDRESS --name NAME --role ${roles.join('|')}`;

function readOptions(args: string[]): Partial<Record<Option, string>> {
  try {
    return parseArgs({ args, options }).values;
  } catch (problem) {
    throw new OperatorError(`${(problem as Error).message.split('\n')[0]}\nUsage: ${usage}`);
  }
}

async function askFor(missing: readonly Option[]): Promise<Partial<Record<Option, string>>> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answers: Partial<Record<Option, string>> = {};
  try {
    for (const name of missing) {
      if (name === 'role') for (const role of roles) console.log(`  ${role}: ${roleDescriptions[role]}`);
      answers[name] = await terminal.question(`${name}: `);
    }
  } finally {
    terminal.close();
  }
  return answers;
}

async function readInvite(args: string[]): Promise<Invite> {
  const given = readOptions(args);
  const missing = names.filter((name) => !given[name]);
  if (missing.length > 0 && !process.stdin.isTTY) {
    throw new OperatorError(`Missing: ${missing.map((name) => `--${name}`).join(', ')}\nUsage: ${usage}`);
  }
  const parsed = inviteSchema.safeParse({ ...given, ...(missing.length > 0 ? await askFor(missing) : {}) });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new OperatorError(`--${String(issue?.path[0])}: ${issue?.message}\nUsage: ${usage}`);
}

await runCommand(async () => {
  const invite = await readInvite(process.argv.slice(2));
  const config = readConfig();
  const { runtime, close } = await openRuntime(config, { role: 'command', say: (line) => console.log(line) });
  try {
    await prepareDatabase(runtime);
    const { path } = await createInvite(runtime, { kind: 'program', name: 'cli' }, invite);
    const origin = config.origin ?? `http://localhost:${config.port}`;
    console.log(`One-time link for ${invite.email}, good for ${linkMinutes} minutes:\n  ${origin}${path}`);
  } finally {
    await close();
  }
});
