import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { EnvError, readAladinEnv, readEnv } from '../../src/platform/env.ts';
import { bareEnvironment } from '../support/bare-environment.ts';

const secret = 's3cr3tPw9Q';
const development = {
  DATABASE_URL: 'postgresql://localhost/bookmoim',
  REDIS_URL: 'redis://localhost:6379',
  SESSION_SECRET: '3f9b1c7de2a84650b1f0c9d87e6a5432',
};
const production = { ...development, NODE_ENV: 'production', APP_ORIGIN: 'https://bookmoim.kr' };

type Case = readonly [name: string, value: string];

const wrongAnywhere: readonly Case[] = [
  ['NODE_ENV', 'prod'],
  ['RATE_LIMITS', 'search=many/60'],
  ['RATE_LIMITS', 'no-such-limit=1/60'],
  ['LIVE_RELOAD', 'true'],
  ['PORT', '70000'],
  ['PORT', '0x10'],
  ['PORT', '3000.5'],
  ['PORT', '-1'],
  ['PORT', '3000 3001'],
  ['WORKER_PORT', 'true'],
  ['DATABASE_CONNECTIONS', '1'],
  ['DATABASE_CONNECTIONS', '51'],
  ['DRAIN_SECONDS', '9'],
  ['DRAIN_SECONDS', 'two'],
  ['TRUST_PROXY', '10'],
  ['TRUST_PROXY', '4'],
  ['TRUST_PROXY', 'true'],
  ['TRUST_PROXY', '127.0.0.1'],
  ['HSTS_SUBDOMAINS', 'yes'],
  ['BENCH', 'on'],
  ['LOG_LEVEL', 'INFO'],
  ['ALARM_SCAN_SECONDS', '0'],
  ['ALARM_LEAD_MINUTES', '1e2'],
  ['OPENAI_REASONING_EFFORT', 'tiny'],
  ['OPENAI_PRICE', '0.15'],
  ['OPENAI_PRICE', '0.15/-1'],
  ['RECOMMENDATION_PASSES', '0'],
  ['RECOMMENDATION_RULE_SHARE', '10%'],
  ['RECOMMENDATION_RULE_SHARE', '1.1'],
  ['RECOMMENDATION_DAILY_CALLS', 'Infinity'],
  ['SESSION_SECRET', secret],
  ['SESSION_SECRET', `${development.SESSION_SECRET},`],
  ['METRICS_TOKEN', secret],
  ['METRICS_TOKEN', `${secret} ${secret}`],
  ['OPENAI_API_KEY', `sk-${secret}\nsecond line`],
  ['OPENAI_API_KEY', `"열쇠${secret}"`],
  ['OPENAI_BASE_URL', 'api.openai.com/v1'],
  ['OPENAI_BASE_URL', 'ftp://api.openai.com/v1'],
  ['OPENAI_BASE_URL', `https://user:${secret}@api.openai.com/v1`],
  ['OPENAI_BASE_URL', `https://api.openai.com/v1?key=${secret}`],
  ['MAIL_API_URL', 'api.mail.example'],
  ['MAIL_API_KEY', 'two words'],
  ['SMTP_URL', 'mail.example:465'],
  ['SMTP_URL', `http://user:${secret}@mail.example`],
  ['SMTP_URL', 'smtp://'],
  ['SMTP_URL', `smtp://user:${secret}%@mail.example`],
  ['SMTP_URL', `smtps://user:12/${secret}@mail.example`],
  ['MAIL_FROM', 'no-reply'],
  ['MAIL_FROM', '책모임 <no-reply>'],
  ['MAIL_FROM', 'a@bookmoim.kr\nBcc: all@bookmoim.kr'],
  ['DATABASE_URL', 'localhost:5432/bookmoim'],
  ['DATABASE_URL', `mysql://u:${secret}@db.internal/bookmoim`],
  ['DATABASE_URL', `"postgresql://u:${secret}@db.internal/bookmoim"`],
  ['DATABASE_URL', `postgresql://u:${secret}%@db.internal/bookmoim`],
  ['DATABASE_URL', `postgresql://u:${secret}%zz@db.internal/bookmoim`],
  ['DATABASE_URL', `postgresql://u:${secret}%ff@db.internal/bookmoim`],
  ['DATABASE_URL', `postgresql://u%e0:${secret}@db.internal/bookmoim`],
  ['DATABASE_URL', `postgresql://u:12#${secret}@db.internal/bookmoim`],
  ['DATABASE_URL', `postgresql://u:12/${secret}@db.internal/bookmoim`],
  ['DATABASE_URL', `postgresql://u:12?${secret}@db.internal/bookmoim`],
  ['DATABASE_URL', `postgresql://u:${secret} x@db.internal/bookmoim`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal:99999/bookmoim`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal:0/bookmoim`],
  ['DATABASE_URL', `postgresql://u:${secret}@one:5432,two:5432/bookmoim`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/bookmoim?schema=other`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/bookmoim?sslmode=prefer`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/bookmoim?sslmode=REQUIRE`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/bookmoim?sslmode=require&sslmode=disable`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/bookmoim?sslmode=verify-ca`],
  [
    'DATABASE_URL',
    `postgresql://u:${secret}@db.internal/bookmoim?sslmode=verify-full&sslrootcert=/no/such/ca`,
  ],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/bookmoim?sslnegotiation=direct`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/bookmoim?ssl=true`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/bookmoim?pgbouncer=yes`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/bookmoim?port=abc`],
  ['DATABASE_URL', `postgresql://u:${secret}@db.internal/bookmoim?=${secret}`],
  ['REDIS_URL', 'redis-host:6379'],
  ['REDIS_URL', '/var/run/redis.sock'],
  ['REDIS_URL', `https://default:${secret}@redis.internal`],
  ['REDIS_URL', `REDISS://default:${secret}@redis.internal`],
  ['REDIS_URL', `redis+sentinel://default:${secret}@redis.internal`],
  ['REDIS_URL', 'redis://'],
  ['REDIS_URL', `redis://:${secret}%@redis.internal`],
  ['REDIS_URL', `redis://:12/${secret}@redis.internal`],
  ['REDIS_URL', `redis://:${secret}@redis.internal/zero`],
  ['REDIS_URL', `redis://:${secret}@redis.internal/0/1`],
  ['REDIS_URL', `redis://:${secret}@redis.internal/0?enableOfflineQueue=true`],
  ['REDIS_URL', `redis://:${secret}@redis.internal/0#${secret}`],
  ['REDIS_URL', `redis://:${secret}@one.internal,two.internal:6379`],
  ['REDIS_URL', `redis://:${secret}@one.internal,https://two.internal`],
  ['REDIS_URL', `redis://:${secret}@one.internal,redis://:other${secret}@two.internal`],
  ['REDIS_URL', `redis://:${secret}@one.internal,rediss://:${secret}@two.internal`],
  ['REDIS_URL', `redis://:${secret}@one.internal/1,redis://:${secret}@two.internal/1`],
  ['REDIS_URL', `redis://:${secret}@one.internal,redis://:${secret}%@two.internal`],
  ['APP_ORIGIN', 'bookmoim.example'],
  ['APP_ORIGIN', 'ftp://bookmoim.example'],
  ['APP_ORIGIN', 'https://'],
  ['APP_ORIGIN', 'https://https'],
  ['APP_ORIGIN', 'https://https://bookmoim.example'],
  ['APP_ORIGIN', 'https://http://bookmoim.example/'],
  ['APP_ORIGIN', 'https://undefined'],
  ['APP_ORIGIN', `https://user:${secret}@bookmoim.example`],
  ['APP_ORIGIN', 'https://bookmoim.example/path'],
  ['APP_ORIGIN', 'https://bookmoim.example//'],
  ['APP_ORIGIN', 'https://bookmoim.example/?'],
  ['APP_ORIGIN', `https://bookmoim.example?${secret}`],
  ['APP_ORIGIN', 'https://bookmoim.example#'],
  ['APP_ORIGIN', 'https://bookmoim.example.'],
  ['APP_ORIGIN', 'https://.bookmoim.example'],
  ['APP_ORIGIN', 'https://bookmoim..example'],
  ['APP_ORIGIN', 'https://*.bookmoim.example'],
  ['APP_ORIGIN', 'https://*'],
  ['APP_ORIGIN', 'https://-bookmoim.example'],
  ['APP_ORIGIN', 'https://book moim.example'],
  ['APP_ORIGIN', 'https://one.example,https://two.example'],
  ['APP_ORIGIN', 'https:\\\\bookmoim.example'],
  ['APP_ORIGIN', 'https:/bookmoim.example'],
  ['APP_ORIGIN', 'https://bookmoim.example:'],
  ['APP_ORIGIN', 'https://bookmoim.example:0'],
  ['APP_ORIGIN', 'https://bookmoim.example:99999'],
  ['APP_ORIGIN', `https://$${'{'}RAILWAY_PUBLIC_DOMAIN}`],
  ['APP_ORIGIN', 'https://0.0.0.0'],
  ['APP_ORIGIN', 'http://[::]:3000'],
  ['APP_ORIGIN', 'https://2130706433'],
  ['APP_ORIGIN', 'https://0x7f.1'],
];

const wrongInProduction: readonly Case[] = [
  ['REDIS_URL', 'redis://localhost,redis://two.internal'],
  ['APP_ORIGIN', 'http://bookmoim.kr'],
  ['APP_ORIGIN', 'http://10.0.0.5:3000'],
  ['APP_ORIGIN', 'http://localhost.bookmoim.kr'],
  ['DATABASE_URL', 'postgresql://bookmoim@localhost/bookmoim?host=db.internal'],
  ['DATABASE_URL', 'postgresql://bookmoim@db.internal/bookmoim?password=postgres'],
];

/** Returns the message with which a wrong environment is refused. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError);
    return (error as EnvError).message;
  }
  throw new Error('it was taken');
}

function expectToNameOnly(message: string, name: string) {
  const [, ...lines] = message.split('\n');
  expect(lines.map((line) => line.split(':')[0])).toEqual([name]);
  expect(message).not.toContain(secret);
}

test('there are more than forty wrong environments of more than ten kinds', () => {
  expect(wrongAnywhere.length).toBeGreaterThan(40);
  expect(new Set(wrongAnywhere.map(([name]) => name)).size).toBeGreaterThan(10);
});

test.each(wrongAnywhere)('%s=%s is refused by name, and no secret is repeated', (name, value) => {
  expectToNameOnly(
    refusal(() => readEnv({ ...development, [name]: value })),
    name,
  );
  expectToNameOnly(
    refusal(() => readEnv({ ...production, [name]: value })),
    name,
  );
});

test.each(wrongInProduction)('production refuses %s=%s by name', (name, value) => {
  expect(readEnv({ ...development, [name]: value })).toBeDefined();
  expectToNameOnly(
    refusal(() => readEnv({ ...production, [name]: value })),
    name,
  );
});

test('the import refuses its own wrong settings by name', () => {
  const read = (value: string) => () => readAladinEnv({ ALADIN_TTB_KEY: 'ttbkey', ALADIN_BASE_URL: value });
  expectToNameOnly(refusal(read(`https://user:${secret}@aladin.example`)), 'ALADIN_BASE_URL');
  expectToNameOnly(
    refusal(() => readAladinEnv({})),
    'ALADIN_TTB_KEY',
  );
});

test.each<[name: string, settings: Record<string, string>]>([
  ['MAIL_API_KEY', { MAIL_API_URL: 'https://api.mail.example/emails' }],
  ['MAIL_API_URL', { MAIL_API_KEY: secret }],
  [
    'MAIL_API_URL',
    {
      MAIL_API_URL: 'https://api.mail.example/emails',
      MAIL_API_KEY: secret,
      SMTP_URL: `smtp://u:${secret}@mail.example`,
    },
  ],
])('%s is refused without its other half, or beside another way for letters', (name, settings) => {
  expectToNameOnly(
    refusal(() => readEnv({ ...development, ...settings })),
    name,
  );
});

test.each<[name: string, settings: Record<string, string>]>([
  ['MAIL_FROM', { MAIL_API_URL: 'https://api.mail.example/emails', MAIL_API_KEY: secret }],
  ['MAIL_API_URL', { MAIL_API_URL: 'http://api.mail.example/', MAIL_API_KEY: secret, MAIL_FROM: 'a@b.kr' }],
])('production refuses %s when letters would have no sender, or their key no cover', (name, settings) => {
  expectToNameOnly(
    refusal(() => readEnv({ ...production, ...settings })),
    name,
  );
});

describe('what is unusual and right is taken', () => {
  test.each<Case>([
    ['OPENAI_API_KEY', 'ollama'],
    ['OPENAI_API_KEY', 'your-openai-key'],
    ['OPENAI_API_KEY', 'none'],
    ['OPENAI_BASE_URL', 'http://127.0.0.1:11434/v1'],
    ['TRUST_PROXY', '3'],
    ['PORT', ' 3000 '],
    ['DRAIN_SECONDS', '0.5'],
    ['MAIL_FROM', '책모임 <no-reply@bookmoim.kr>'],
    ['SMTP_URL', `smtps://user%40x:${'p%25w'}@mail.example:465?tls.rejectUnauthorized=false`],
    ['REDIS_URL', `rediss://default:${'p%40ssword9X2LxWc'}@redis.internal:6380/15`],
    ['REDIS_URL', 'redis://:pZ4mQ8vTq2LxWc7R@redis.railway.internal:6379?family=0'],
    ['REDIS_URL', `redis://:${'pZ4mQ,8vTq2LxWc7R'}@redis.internal:6379`],
    ['REDIS_URL', 'redis://:pZ4mQ8vTq2LxWc7R@one.internal, redis://:pZ4mQ8vTq2LxWc7R@two.internal:7000/0'],
    [
      'DATABASE_URL',
      `postgres://u:${'pZ4m%25Q8vTq2L'}@db.internal/bookmoim?schema=public&connection_limit=5`,
    ],
    ['DATABASE_URL', 'postgresql:///bookmoim?host=/var/run/postgresql'],
    [
      'DATABASE_URL',
      'postgresql://u:pZ4mQ8vTq2LxWc7R@db.internal/bookmoim?sslmode=verify-full&sslrootcert=system',
    ],
    ['DATABASE_URL', 'postgresql://u:pZ4mQ8vTq2LxWc7R@[fd00::5]:5432/bookmoim?sslmode=require'],
    ['APP_ORIGIN', 'https://책모임.한국'],
    ['APP_ORIGIN', 'http://localhost:3000'],
    ['APP_ORIGIN', 'http://[::1]:3000'],
    ['APP_ORIGIN', 'https://203.0.113.7'],
  ])('%s=%s', (name, value) => {
    expect(readEnv({ ...production, MAIL_FROM: 'a@bookmoim.kr', [name]: value })).toBeDefined();
  });

  test('an origin loses its slash, its capital letters and the port that its scheme has anyway', () => {
    const originOf = (APP_ORIGIN: string) => readEnv({ ...production, APP_ORIGIN }).APP_ORIGIN;
    expect(originOf('https://Bookmoim.KR:443/')).toBe('https://bookmoim.kr');
    expect(originOf('HTTPS://bookmoim.kr:8443')).toBe('https://bookmoim.kr:8443');
  });
});

test('https without a trusted proxy is a warning in production, and nothing to say elsewhere', () => {
  const settings = (source: object) => readEnv({ ...production, ...source }).warnings.map((w) => w.setting);
  expect(settings({})).toEqual(['TRUST_PROXY']);
  expect(settings({ TRUST_PROXY: '1' })).toEqual([]);
  expect(settings({ APP_ORIGIN: 'https://localhost:8443' })).toEqual([]);
  expect(settings({ NODE_ENV: 'development' })).toEqual([]);
});

describe('a process with a wrong environment', () => {
  const run = (command: string, env: Record<string, string>) => {
    const [program = '', ...args] = command.split(' ');
    return spawnSync(process.execPath, [program.endsWith('.ts') ? program : `${program}.ts`, ...args], {
      env: { ...bareEnvironment, ...env },
      encoding: 'utf8',
      timeout: 30_000,
    });
  };
  const sample: readonly Case[] = [
    ['DATABASE_URL', `postgresql://u:${secret}%@db.internal/bookmoim`],
    ['REDIS_URL', `https://default:${secret}@redis.internal`],
    ['SMTP_URL', `smtp://user:${secret}%@mail.example`],
    ['APP_ORIGIN', 'https://https'],
    ['TRUST_PROXY', '10'],
  ];

  test.each([
    ...sample.flatMap(([name, value]) => [['src/web.ts', name, value] as const]),
    ['src/worker.ts', 'REDIS_URL', `redis-host:${secret}`] as const,
    ...[
      'migrate',
      'load-fixtures books.json',
      'admin-grant a@example.com',
      'migrate-django dump.json',
      'bench-seed --meetings=1 --members=2',
      'seed-demo',
    ].map((script) => [`scripts/${script}`, 'DATABASE_URL', `mysql://u:${secret}@db.internal/x`] as const),
  ])('%s ends with code 78 and a line that names %s', { timeout: 40_000 }, (program, name, value) => {
    const { status, stdout, stderr } = run(program, { ...production, [name]: value });
    expect(stderr).toMatch(
      new RegExp(`^The environment is [^\n]+\n${name}: [^\n]+\n(Nothing was [a-z]+\\.\n)?$`),
    );
    expect(stdout + stderr).not.toContain(secret);
    expect(status).toBe(78);
  });
});
