import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { z } from 'zod';
import { nodeVersionProblem } from '#lib/server/node-version.js';
import { OperatorError } from '#lib/server/operator-error.ts';

/** A wrong environment variable; the message names it, says what is wrong and how to mend it. */
export class ConfigurationError extends OperatorError {
  override name = 'ConfigurationError';
}

/** Everything the environment decides, checked. Paths are absolute. */
export type Config = {
  /** 0 lets the system choose. */
  port: number;
  host: string;
  /** Undefined: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  /** The secrets' file, outside `dataDir`: a copy of the data alone opens nothing. */
  keyFile: string;
  /** Undefined: a certificate made by `npm run tls`, if there is one. */
  tls: { cert: string; key: string } | undefined;
  tlsPort: number;
  /** True when a proxy in front sets `X-Forwarded-*`. */
  trustProxy: boolean;
  /** Scheme, host and port people type, for links; undefined: taken from the request. */
  origin: string | undefined;
  /** Undefined: no mail is sent. */
  mail: MailConfig | undefined;
  /** The clamd that looks at people's files; undefined: none is asked. */
  scanner: { host: string; port: number } | undefined;
  /** The key that vouches for the recipients of whistleblowers' reports, base64url; undefined: nobody can report. */
  wbsRootKey: string | undefined;
  logLevel: LogLevel;
};

export interface MailConfig {
  /** `smtp://` (encrypted when the server offers it) or `smtps://`, with user and password when the server wants them. */
  readonly smtpUrl: string;
  /** Address the mails come from. */
  readonly from: string;
  /** Public address of the site, for the links in mails. */
  readonly origin: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const words = { true: true, '1': true, yes: true, false: false, '0': false, no: false } as const;

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}

function isSmtpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(value);
  return /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname) && search === '' && hash === '';
}

/** Port from text; `what` is the advice's example. */
function port(example: number) {
  return z
    .string()
    .regex(/^\d{1,5}$/, `is not a whole number; set a port such as ${example}`)
    .transform(Number)
    .refine((number) => number <= 65535, `is not a port; ports go up to 65535, set for example ${example}`);
}

function file(what: string) {
  return z
    .string()
    .transform((path) => resolve(path))
    .refine((path) => existsSync(path), `names a file that does not exist; set the path of ${what}, or unset it`);
}

/** One schema a variable: its message follows the name in the error. */
const variables = z.object({
  PORT: port(3000).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'is not an address; set 0.0.0.0 (all), 127.0.0.1 (this machine only) or a host name')
    .default('0.0.0.0'),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/[^\s/]*\/[^\s/?]+/,
      'is not a PostgreSQL address; write it as postgres://user:password@host:5432/database, or unset it for the embedded database'
    )
    .optional(),
  DATA_DIR: z
    .string()
    .default('./data')
    .transform((path) => resolve(path)),
  KEY_FILE: z
    .string()
    .default('./keys/suara-integritas.key')
    .transform((path) => resolve(path)),
  TLS_CERT: file('the certificate (PEM)').optional(),
  TLS_KEY: file("the certificate's key (PEM)").optional(),
  TLS_PORT: port(3443).default(3443),
  TRUST_PROXY: z
    .string()
    .toLowerCase()
    .pipe(
      z.enum(['true', '1', 'yes', 'false', '0', 'no'], 'is neither true nor false; set true behind a proxy, else false')
    )
    .transform((word) => words[word])
    .default(false),
  ORIGIN: z
    .string()
    .refine(isOrigin, 'is not the address of a site; write it as https://survei.example.go.id, without a path')
    .transform((value) => new URL(value).origin)
    .optional(),
  SMTP_URL: z
    .string()
    .refine(
      isSmtpUrl,
      'is not the address of a mail server; write it as smtp://user:password@mail.example.go.id:587 or with smtps://, or unset it'
    )
    .optional(),
  MAIL_FROM: z.email('is not an e-mail address; set one such as pengaduan@example.go.id').optional(),
  CLAMD_HOST: z
    .string()
    .refine(
      (address) => /^(\[[\da-f:]+\]|[\w.-]+)(:\d+)?$/i.test(address) && URL.canParse(`tcp://${address}`),
      'is not an address of clamd; write it as clamd.example.go.id or 127.0.0.1:3310, or unset it'
    )
    .transform((address) => new URL(`tcp://${address}`))
    .transform(({ hostname, port }) => ({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? 3310 : Number(port)
    }))
    .optional(),
  WBS_ROOT_KEY: z
    .string()
    .regex(
      /^[\w-]{42}[AEIMQUYcgkosw048]$/,
      'is not a root key; set the 43 characters that the key ceremony printed, or unset it'
    )
    .optional(),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(logLevels, `is not a level; set one of ${logLevels.join(', ')}`))
    .default('info')
});

export type VariableName = keyof z.input<typeof variables>;

const secretVariables = new Set<PropertyKey>(['DATABASE_URL', 'SMTP_URL'] satisfies VariableName[]);

/** Unset and empty are the same: `PORT=` in a file means the default. */
function given(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = Object.keys(variables.shape);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    })
  );
}

/** @throws ConfigurationError when one of what mail needs is missing: mails carry links to the site */
function mailConfig({ SMTP_URL, MAIL_FROM, ORIGIN }: z.output<typeof variables>): MailConfig | undefined {
  if (SMTP_URL === undefined && MAIL_FROM === undefined) return undefined;
  if (SMTP_URL === undefined) {
    throw new ConfigurationError('SMTP_URL is missing although MAIL_FROM is set; set both, or neither.');
  }
  if (MAIL_FROM === undefined || ORIGIN === undefined) {
    const missing = MAIL_FROM === undefined ? 'MAIL_FROM' : 'ORIGIN';
    throw new ConfigurationError(`${missing} is missing although SMTP_URL is set; mail needs both, or unset SMTP_URL.`);
  }
  return { smtpUrl: SMTP_URL, from: MAIL_FROM, origin: ORIGIN };
}

/** Rules between variables. */
function requireConsistent(values: z.output<typeof variables>): void {
  const { TLS_CERT, TLS_KEY, PORT, TLS_PORT, DATA_DIR, KEY_FILE } = values;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) {
    const [set, missing] = TLS_CERT ? ['TLS_CERT', 'TLS_KEY'] : ['TLS_KEY', 'TLS_CERT'];
    throw new ConfigurationError(`${missing} is missing although ${set} is set; set both, or neither.`);
  }
  if (PORT === TLS_PORT && PORT !== 0) {
    throw new ConfigurationError(`TLS_PORT "${TLS_PORT}" is the same as PORT; set another, such as 3443.`);
  }
  if (KEY_FILE === DATA_DIR || KEY_FILE.startsWith(DATA_DIR.endsWith(sep) ? DATA_DIR : DATA_DIR + sep)) {
    throw new ConfigurationError(
      `KEY_FILE "${KEY_FILE}" lies inside DATA_DIR; set a path outside ${DATA_DIR}, so that a copy of the data does not carry its key.`
    );
  }
}

/**
 * The program's configuration. Relative paths start at the working directory.
 *
 * @throws ConfigurationError for the first wrong variable, or a Node that is too old
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, nodeVersion: string = process.versions.node): Config {
  const tooOld = nodeVersionProblem(nodeVersion);
  if (tooOld) throw new ConfigurationError(tooOld);
  const input = given(env);
  const parsed = variables.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'A variable');
    const shown = secretVariables.has(name) ? '' : ` ${JSON.stringify(input[name])}`;
    throw new ConfigurationError(`${name}${shown} ${issue?.message ?? 'is wrong'}.`);
  }
  requireConsistent(parsed.data);
  const { TLS_CERT, TLS_KEY, ...values } = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    keyFile: values.KEY_FILE,
    tls: TLS_CERT && TLS_KEY ? { cert: TLS_CERT, key: TLS_KEY } : undefined,
    tlsPort: values.TLS_PORT,
    trustProxy: values.TRUST_PROXY,
    origin: values.ORIGIN,
    mail: mailConfig(parsed.data),
    scanner: values.CLAMD_HOST,
    wbsRootKey: values.WBS_ROOT_KEY,
    logLevel: values.LOG_LEVEL
  };
}
