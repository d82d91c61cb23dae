import { z } from 'zod';
import { defaultLimits, LimitSettingError, type Limits, readLimitSettings } from './rate-limits/index.ts';
import { weakSecret, weakServerPassword } from './secret-rule.ts';

const development = 'development';
/** Shorter secrets can be guessed offline from one signed cookie. */
const minimumSecretLength = 32;

const port = z.coerce.number().int().min(0).max(65_535);
const positive = z.coerce.number().int().positive();
const flag = z.enum(['0', '1']).transform((value) => value === '1');
const url = z.string().refine((value) => URL.canParse(value), 'must be a URL');
const origin = z
  .string()
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), 'must be an http or https origin')
  .transform((value) => new URL(value).origin);

const rateLimits = z.string().transform((text, context): Limits => {
  try {
    return readLimitSettings(text);
  } catch (error) {
    if (!(error instanceof LimitSettingError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
});

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default(development),
  PORT: port.default(3000),
  APP_ORIGIN: origin.optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_URL: url,
  REDIS_URL: url,
  SESSION_SECRET: z
    .string()
    .transform((value) => value.split(',').map((secret) => secret.trim()))
    .refine(
      (secrets) => secrets.every((secret) => secret.length >= minimumSecretLength),
      `each of the comma-separated secrets must have at least ${minimumSecretLength} characters`,
    ),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url.default('https://api.openai.com/v1'),
  OPENAI_MODEL: z.string().default('gpt-4o-mini'),
  RECOMMENDATION_PASSES: z.coerce.number().int().min(1).max(4).default(4),
  RECOMMENDATION_DAILY_CALLS: z.coerce.number().int().min(0).default(10_000),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WORKER_PORT: port.default(3001),
  DRAIN_SECONDS: z.coerce.number().min(0).max(8).optional(),
  SMTP_URL: z
    .string()
    .refine((value) => /^smtps?:\/\//.test(value) && URL.canParse(value), 'must be smtp://… or smtps://…')
    .optional(),
  MAIL_FROM: z.string().optional(),
  ALARM_SCAN_SECONDS: positive.max(60).default(10),
  ALARM_LEAD_MINUTES: positive.max(24 * 60).default(10),
  RATE_LIMITS: rateLimits.default(defaultLimits),
  BENCH: flag.default(false),
  LIVE_RELOAD: flag.default(false),
});

const aladinSchema = z.object({
  ALADIN_TTB_KEY: z.string({ error: 'is needed to ask the Aladin API' }),
  ALADIN_BASE_URL: url.default('https://www.aladin.co.kr/ttb/api'),
});

/** The names of all settings that a process or a script reads through this module. */
export const settingNames: readonly string[] = [
  ...Object.keys(schema.shape),
  ...Object.keys(aladinSchema.shape),
];

const databaseSchema = schema.pick({ DATABASE_URL: true });
const benchSchema = schema.pick({ DATABASE_URL: true, NODE_ENV: true, BENCH: true });

export type Env = Omit<z.infer<typeof schema>, 'APP_ORIGIN' | 'DRAIN_SECONDS' | 'MAIL_FROM'> & {
  readonly MAIL_FROM: string;
  /** What a real site would not start with; a bench does, and has to say so. Names settings, never tells them. */
  readonly unfit: readonly string[];
  /** Seconds between "not ready" and the end of accepting: so long a proxy takes to notice. */
  readonly DRAIN_SECONDS: number;
  /** The origins a state-changing request may come from; the first is the public one. */
  readonly APP_ORIGIN: string;
  readonly allowedOrigins: readonly string[];
};

export type Source = Readonly<Record<string, string | undefined>>;

/** A wrong or missing setting. The message names every one of them, a line each. */
export class EnvError extends Error {
  override name = 'EnvError';
}

function parse<T extends z.ZodObject>(shape: T, source: Source): z.infer<T> {
  // An empty value means unset (contract): compose files and panels leave such lines behind.
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = shape.safeParse(filled);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.join('.');
    const missing = filled[name] === undefined && issue.code === 'invalid_type';
    return `${name}: ${missing ? 'is not set' : issue.message}`;
  });
  throw new EnvError(`The environment is wrong.\n${lines.join('\n')}`);
}

/** Reads what web and worker need. @throws {EnvError} naming each wrong variable. */
export function readEnv(source: Source): Env {
  const env = parse(schema, source);
  const publicOrigin = env.APP_ORIGIN ?? `http://localhost:${env.PORT}`;
  const isProduction = env.NODE_ENV === 'production';
  const unfit = isProduction ? findUnfit(env) : [];
  if (unfit.length > 0 && !env.BENCH)
    throw new EnvError(`The environment is not fit for production.\n${unfit.join('\n')}`);
  const local = isProduction ? [] : [`http://127.0.0.1:${env.PORT}`];
  return {
    ...env,
    unfit,
    MAIL_FROM: env.MAIL_FROM ?? '책모임 <no-reply@localhost>',
    DRAIN_SECONDS: env.DRAIN_SECONDS ?? (isProduction ? 2 : 0),
    APP_ORIGIN: publicOrigin,
    allowedOrigins: [...new Set([publicOrigin, ...local])],
  };
}

/** A real site is not guarded by what everybody can read or guess, and knows its address: forms, sockets and the links in letters go by it. A line each. */
function findUnfit(env: z.infer<typeof schema>): string[] {
  const found: [name: string, problem: string | null][] = [
    ...env.SESSION_SECRET.map((secret): [string, string | null] => ['SESSION_SECRET', weakSecret(secret)]),
    ['METRICS_TOKEN', env.METRICS_TOKEN === undefined ? null : weakSecret(env.METRICS_TOKEN)],
    ['OPENAI_API_KEY', env.OPENAI_API_KEY === undefined ? null : weakSecret(env.OPENAI_API_KEY)],
    ['DATABASE_URL', weakServerPassword(env.DATABASE_URL)],
    ['REDIS_URL', weakServerPassword(env.REDIS_URL)],
    ['APP_ORIGIN', env.APP_ORIGIN === undefined ? 'is not set' : null],
    ['LIVE_RELOAD', env.LIVE_RELOAD ? 'is for npm run dev only' : null],
    [
      'MAIL_FROM',
      env.SMTP_URL !== undefined && env.MAIL_FROM === undefined ? 'is not set, and SMTP_URL is' : null,
    ],
  ];
  const lines = found
    .filter(([, problem]) => problem !== null)
    .map(([name, problem]) => `${name}: ${problem}`);
  return [...new Set(lines)];
}

/** Reads what the Aladin import needs. @throws {EnvError} */
export const readAladinEnv = (source: Source) => parse(aladinSchema, source);

/** Reads what a script that only touches the database needs. @throws {EnvError} */
export const readDatabaseEnv = (source: Source) => parse(databaseSchema, source);

/** Reads what a script that fills the database with made-up people needs. @throws {EnvError} */
export const readBenchEnv = (source: Source) => parse(benchSchema, source);

/** The environment of this process: the one place that reads it. */
export const processEnv: Source = process.env;
