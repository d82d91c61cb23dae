import { z } from 'zod';
import { readDatabaseAddress } from './database-address.ts';
import { PushServicesSettingError, readPushServices } from './push-services-setting.ts';
import { defaultLimits, LimitSettingError, type Limits, readLimitSettings } from './rate-limits/index.ts';
import { readRedisAddress } from './redis-address.ts';
import { weakSecret } from './secret-rule.ts';
import { weakServerPassword } from './server-password-rule.ts';
import {
  contact,
  databaseUrl,
  flag,
  headerToken,
  httpUrl,
  isLoopbackHost,
  mailbox,
  origin,
  redisUrl,
  seconds,
  share,
  smtpUrl,
  tokenPrice,
  wholeNumber,
} from './setting-rules.ts';

const development = 'development';
/** The exit code for a wrong setting (EX_CONFIG): a restart changes nothing. */
export const wrongSettingExitCode = 78;
/** Shorter secrets can be guessed offline from one signed cookie. */
const minimumSecretLength = 32;

const port = wholeNumber(0, 65_535);
/**
 * If TRUST_PROXY exceeds the real number of proxies, visitors can choose the address that rate
 * limits count. Hardly any site has more than three.
 */
const mostProxies = 3;

/** A setting with its own parser; the parser's error message says what is wrong. */
const readBy = <T>(read: (text: string) => T, ReadError: new (message: string) => Error) =>
  z.string().transform((text, context): T => {
    try {
      return read(text);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
      return z.NEVER;
    }
  });

const rateLimits = readBy<Limits>(readLimitSettings, LimitSettingError);
const pushServices = readBy(readPushServices, PushServicesSettingError);

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default(development),
  PORT: port.default(3000),
  APP_ORIGIN: origin.optional(),
  TRUST_PROXY: z
    .string()
    .regex(
      new RegExp(`^[0-${mostProxies}]$`),
      `must be the number of proxies in front, 0 to ${mostProxies}: with more than there are, visitors choose the address that limits count`,
    )
    .transform(Number)
    .default(0),
  HSTS_SUBDOMAINS: flag.default(false),
  DATABASE_URL: databaseUrl,
  DIRECT_DATABASE_URL: databaseUrl.optional(),
  DATABASE_CONNECTIONS: wholeNumber(2, 50).optional(),
  REDIS_URL: redisUrl,
  SESSION_SECRET: z
    .string()
    .transform((value) => value.split(',').map((secret) => secret.trim()))
    .refine(
      (secrets) => secrets.every((secret) => secret.length >= minimumSecretLength),
      `each of the comma-separated secrets must have at least ${minimumSecretLength} characters`,
    ),
  OPENAI_API_KEY: headerToken.optional(),
  OPENAI_BASE_URL: httpUrl.default('https://api.openai.com/v1'),
  OPENAI_MODEL: z.string().default('gpt-4o-mini'),
  OPENAI_REASONING_EFFORT: z.enum(['none', 'minimal', 'low', 'medium', 'high']).optional(),
  OPENAI_PRICE: tokenPrice.optional(),
  RECOMMENDATION_PASSES: wholeNumber(1, 4).default(4),
  RECOMMENDATION_RULE_SHARE: share.default(0),
  RECOMMENDATION_DAILY_CALLS: wholeNumber(0, 1_000_000_000).default(10_000),
  METRICS_TOKEN: headerToken.min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WORKER_PORT: port.default(3001),
  DRAIN_SECONDS: seconds(8).optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_API_URL: httpUrl.optional(),
  MAIL_API_KEY: headerToken.optional(),
  MAIL_FROM: mailbox.optional(),
  KAKAO_CLIENT_ID: headerToken.optional(),
  KAKAO_CLIENT_SECRET: headerToken.optional(),
  KAKAO_ISSUER: httpUrl.default('https://kauth.kakao.com'),
  OPERATOR_NAME: z.string().max(100).optional(),
  OPERATOR_CONTACT: contact.optional(),
  OPERATOR_HOST: z.string().max(200).optional(),
  ALADIN_TTB_KEY: z.string().optional(),
  ALADIN_BASE_URL: httpUrl.default('https://www.aladin.co.kr/ttb/api'),
  ALARM_SCAN_SECONDS: wholeNumber(1, 60).default(10),
  ALARM_LEAD_MINUTES: wholeNumber(1, 24 * 60).default(10),
  PUSH_SERVICES: pushServices.default({ hosts: [], loopbackOrigins: [] }),
  RATE_LIMITS: rateLimits.default(defaultLimits),
  BENCH: flag.default(false),
  LIVE_RELOAD: flag.default(false),
});

/** The names of all settings that a process or a script reads through this module. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

const aladinSchema = schema.pick({ ALADIN_BASE_URL: true }).extend({
  ALADIN_TTB_KEY: z.string({ error: 'is needed to ask the Aladin API' }),
});

const modelSchema = schema.pick({
  OPENAI_API_KEY: true,
  OPENAI_BASE_URL: true,
  OPENAI_MODEL: true,
  OPENAI_PRICE: true,
  OPENAI_REASONING_EFFORT: true,
});
const databaseSchema = schema.pick({ DATABASE_URL: true });
const migrationSchema = schema.pick({ DATABASE_URL: true, DIRECT_DATABASE_URL: true });
const benchSchema = schema.pick({ DATABASE_URL: true, NODE_ENV: true, BENCH: true });

export interface EnvWarning {
  readonly setting: keyof z.infer<typeof schema>;
  readonly message: string;
}

export type Env = Omit<z.infer<typeof schema>, 'APP_ORIGIN' | 'DRAIN_SECONDS' | 'MAIL_FROM'> & {
  readonly MAIL_FROM: string;
  /** The mail service over HTTPS; undefined where letters go by SMTP or not at all. */
  readonly mailApi: { readonly url: string; readonly key: string } | undefined;
  /**
   * Problems that stop a real site and that a benchmark must report. They name settings and never
   * show values.
   */
  readonly unfit: readonly string[];
  /** Probable mistakes that do not stop the process. They name settings and never show values. */
  readonly warnings: readonly EnvWarning[];
  /** Seconds between "not ready" and closing the port: the time that a proxy needs to notice. */
  readonly DRAIN_SECONDS: number;
  /** The origins a state-changing request may come from; the first is the public one. */
  readonly APP_ORIGIN: string;
  readonly allowedOrigins: readonly string[];
};

/** The settings that describe the language model and its server. */
export type ModelEnv = z.infer<typeof modelSchema>;

export type Source = Readonly<Record<string, string | undefined>>;

/** Thrown for wrong or missing settings. The message names each of them on a line of its own. */
export class EnvError extends Error {
  override name = 'EnvError';
}

function parse<T extends z.ZodObject>(shape: T, source: Source): z.infer<T> {
  // An empty value means unset: Compose files and hosting panels leave empty values behind.
  const trimmed = Object.entries(source).map(([name, value]) => [name, value?.trim()] as const);
  const filled = Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
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
    warnings: isProduction ? findWarnings(env) : [],
    mailApi: readMailApi(env),
    MAIL_FROM: env.MAIL_FROM ?? '책모임 <no-reply@localhost>',
    DRAIN_SECONDS: env.DRAIN_SECONDS ?? (isProduction ? 2 : 0),
    APP_ORIGIN: publicOrigin,
    allowedOrigins: [...new Set([publicOrigin, ...local])],
  };
}

/**
 * Lists settings that are unsafe on a real site, one line each: secrets that can be guessed, and a
 * missing public address, on which forms, sockets and e-mailed links depend.
 */
function findUnfit(env: z.infer<typeof schema>): string[] {
  const found: [name: string, problem: string | null][] = [
    ...env.SESSION_SECRET.map((secret): [string, string | null] => ['SESSION_SECRET', weakSecret(secret)]),
    ['METRICS_TOKEN', env.METRICS_TOKEN === undefined ? null : weakSecret(env.METRICS_TOKEN)],
    ['DATABASE_URL', weakServerPassword(env.DATABASE_URL)],
    [
      'DIRECT_DATABASE_URL',
      env.DIRECT_DATABASE_URL === undefined ? null : weakServerPassword(env.DIRECT_DATABASE_URL),
    ],
    ...readRedisAddress(env.REDIS_URL).urls.map((url): [string, string | null] => [
      'REDIS_URL',
      weakServerPassword(url),
    ]),
    [
      'PUSH_SERVICES',
      env.PUSH_SERVICES.loopbackOrigins.length > 0 ? 'names a fake push service on this machine' : null,
    ],
    ['LIVE_RELOAD', env.LIVE_RELOAD ? 'is for npm run dev only' : null],
    ['APP_ORIGIN', env.APP_ORIGIN === undefined ? 'is not set' : plainHttpProblem(env.APP_ORIGIN)],
    [
      'MAIL_FROM',
      env.MAIL_FROM === undefined && (env.SMTP_URL ?? env.MAIL_API_URL) !== undefined
        ? 'is not set, and letters need a sender'
        : null,
    ],
    ['KAKAO_ISSUER', plainHttpProblem(env.KAKAO_ISSUER)],
    ['MAIL_API_URL', env.MAIL_API_URL === undefined ? null : plainHttpProblem(env.MAIL_API_URL)],
  ];
  const lines = found
    .filter(([, problem]) => problem !== null)
    .map(([name, problem]) => `${name}: ${problem}`);
  return [...new Set(lines)];
}

function plainHttpProblem(address: string): string | null {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isLoopbackHost(hostname)
    ? null
    : 'must begin with https:// unless its host is this machine: secrets would travel in the open';
}

function readMailApi({ SMTP_URL, MAIL_API_URL: url, MAIL_API_KEY: key }: z.infer<typeof schema>) {
  if (url === undefined && key === undefined) return undefined;
  if (url === undefined || key === undefined)
    throw new EnvError(
      `The environment is wrong.\n${url === undefined ? 'MAIL_API_URL' : 'MAIL_API_KEY'}: is not set, and its other half is`,
    );
  if (SMTP_URL !== undefined)
    throw new EnvError('The environment is wrong.\nMAIL_API_URL: is set beside SMTP_URL; keep one of them');
  return { url, key };
}

function findWarnings(env: z.infer<typeof schema>): EnvWarning[] {
  const found: EnvWarning[] = [];
  const { protocol, hostname } = new URL(env.APP_ORIGIN ?? 'http://localhost');
  // This process speaks plain HTTP, so on an https site a proxy in front of it must end the TLS
  // connection.
  if (protocol === 'https:' && !isLoopbackHost(hostname) && env.TRUST_PROXY === 0)
    found.push({
      setting: 'TRUST_PROXY',
      message: 'is 0 and APP_ORIGIN is https: all visitors count as one address, that of the proxy',
    });
  return found;
}

/** Reads what the Aladin import needs. @throws {EnvError} */
export const readAladinEnv = (source: Source) => parse(aladinSchema, source);

/** Reads what a script that asks the language model needs. @throws {EnvError} */
export const readModelEnv = (source: Source) => parse(modelSchema, source);

/** Reads what a script that only touches the database needs. @throws {EnvError} */
export const readDatabaseEnv = (source: Source) => parse(databaseSchema, source);

/**
 * Reads the address for migrations: that of the role that owns the tables. They hold locks and
 * session settings, which a pooler in transaction mode would lose between two statements.
 * @throws {EnvError}
 */
export function readMigrationAddress(source: Source): string {
  const { DATABASE_URL, DIRECT_DATABASE_URL } = parse(migrationSchema, source);
  if (DIRECT_DATABASE_URL === undefined && readDatabaseAddress(DATABASE_URL).isPooled)
    throw new EnvError(
      'The environment is wrong.\nDIRECT_DATABASE_URL: is not set, and DATABASE_URL goes through a pooler (pgbouncer=true)',
    );
  return DIRECT_DATABASE_URL ?? DATABASE_URL;
}

/** Reads what a script that fills the database with made-up people needs. @throws {EnvError} */
export const readBenchEnv = (source: Source) => parse(benchSchema, source);

/** The environment of this process. Only this module reads `process.env`. */
export const processEnv: Source = process.env;
