import { describe, expect, test } from 'vitest';
import { readEnv } from '../../src/platform/env.ts';

const complete = {
  DATABASE_URL: 'postgresql://localhost/bookmoim',
  REDIS_URL: 'redis://localhost:6379',
  SESSION_SECRET: 'x'.repeat(32),
};

describe('the environment', () => {
  test('needs only the addresses and a secret', () => {
    const env = readEnv(complete);
    expect(env.PORT).toBe(3000);
    expect(env.APP_ORIGIN).toBe('http://localhost:3000');
    expect(env.OPENAI_MODEL).toBe('gpt-4o-mini');
    expect(env.RECOMMENDATION_PASSES).toBe(4);
    expect(env.RECOMMENDATION_RULE_SHARE).toBe(0);
    expect(env.OPENAI_REASONING_EFFORT).toBeUndefined();
  });

  test("reads the model's price in and out", () => {
    const { OPENAI_PRICE } = readEnv({ ...complete, OPENAI_PRICE: '0.15/0.6' });
    expect(OPENAI_PRICE).toEqual({ prompt: 0.15, completion: 0.6 });
  });

  test('takes an empty value for an unset one', () => {
    expect(readEnv({ ...complete, PORT: '', OPENAI_API_KEY: '' })).toMatchObject({ PORT: 3000 });
    expect(() => readEnv({ ...complete, SESSION_SECRET: '' })).toThrow('SESSION_SECRET: is not set');
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', 'three thousand'],
    ['APP_ORIGIN', 'bookmoim.example'],
    ['APP_ORIGIN', 'ftp://bookmoim.example'],
    ['TRUST_PROXY', '-1'],
    ['RECOMMENDATION_PASSES', '5'],
    ['LOG_LEVEL', 'loud'],
    ['BENCH', 'yes'],
    ['SESSION_SECRET', 'short'],
    ['SESSION_SECRET', `${'x'.repeat(32)},short`],
    ['METRICS_TOKEN', 'short'],
    ['PUSH_SERVICES', 'https://push.example.com'],
    ['PUSH_SERVICES', '*.com'],
    ['OPERATOR_CONTACT', '02-123-4567'],
    ['OPERATOR_CONTACT', 'http://moon.example/ask'],
    ['OPERATOR_CONTACT', 'javascript:alert(1)'],
  ])('with %s=%s stops with a line that names it', (name, value) => {
    expect(() => readEnv({ ...complete, [name]: value })).toThrow(new RegExp(`^${name}: `, 'm'));
  });

  test('names everything that is wrong at once, and never a secret value', () => {
    const read = () => readEnv({ PORT: 'x', SESSION_SECRET: 'my-short-secret' });
    expect(read).toThrow(/PORT: [\s\S]*DATABASE_URL: [\s\S]*REDIS_URL: [\s\S]*SESSION_SECRET: /);
    expect(read).not.toThrow('my-short-secret');
  });

  test('accepts forms from 127.0.0.1 in development, from the public origin alone in production', () => {
    expect(readEnv({ ...complete, PORT: '4000' }).allowedOrigins).toEqual([
      'http://localhost:4000',
      'http://127.0.0.1:4000',
    ]);
    const production = readEnv({
      ...complete,
      SESSION_SECRET: '3f9b1c7de2a84650b1f0c9d87e6a5432',
      NODE_ENV: 'production',
      APP_ORIGIN: 'https://bookmoim.example/',
    });
    expect(production.allowedOrigins).toEqual(['https://bookmoim.example']);
  });

  describe('in production', () => {
    const production = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://bookmoim:pZ4mQ8vTq2LxWc7R@db.internal/bookmoim',
      REDIS_URL: 'redis://:pZ4mQ8vTq2LxWc7R@redis.internal:6379',
      SESSION_SECRET: '3f9b1c7de2a84650b1f0c9d87e6a5432',
      APP_ORIGIN: 'https://bookmoim.kr',
    };

    test('takes secrets that are secret', () => {
      expect(readEnv(production).DRAIN_SECONDS).toBe(2);
    });

    test.each([
      ['SESSION_SECRET', ''],
      ['APP_ORIGIN', ''],
      ['SESSION_SECRET', 'x'.repeat(40)],
      ['SESSION_SECRET', 'please-change-me-before-you-start-this-site'],
      ['SESSION_SECRET', 'only-the-tests-know-this-secret-of-theirs'],
      ['SESSION_SECRET', `${production.SESSION_SECRET},keyboard cat keyboard cat keyboard cat`],
      ['METRICS_TOKEN', 'your-metrics-token-goes-here'],
      ['DATABASE_URL', 'postgresql://postgres@db.internal/bookmoim'],
      ['DATABASE_URL', 'postgresql://postgres:postgres@db.internal/bookmoim'],
      ['DATABASE_URL', 'postgresql://bookmoim:short@db.internal/bookmoim'],
      ['REDIS_URL', 'redis://redis.internal:6379'],
      ['PUSH_SERVICES', 'push.example.com,http://127.0.0.1:4000'],
    ])('%s=%s stops with a line that names it and never tells it', (name, value) => {
      const read = () => readEnv({ ...production, [name]: value });
      expect(read).toThrow(new RegExp(`^${name}: `, 'm'));
      if (value.length > 8) expect(read).not.toThrow(value);
    });

    test('letters need a sender', () => {
      const SMTP_URL = 'smtps://user:pass@mail.internal:465';
      expect(() => readEnv({ ...production, SMTP_URL })).toThrow(/^MAIL_FROM: /m);
      expect(readEnv({ ...production, SMTP_URL, MAIL_FROM: 'a@bookmoim.kr' }).MAIL_FROM).toBe(
        'a@bookmoim.kr',
      );
      expect(readEnv({ ...complete, SMTP_URL }).MAIL_FROM).toContain('localhost');
    });

    test('servers on the machine itself need no password, and a bench no secret', () => {
      const local = {
        ...production,
        DATABASE_URL: 'postgresql://u:p@127.0.0.1/b',
        REDIS_URL: 'redis://localhost:6379',
      };
      expect(readEnv(local).NODE_ENV).toBe('production');
      const bench = readEnv({ ...production, BENCH: '1', SESSION_SECRET: 'x'.repeat(40), APP_ORIGIN: '' });
      expect(bench.unfit).toEqual([
        expect.stringMatching(/^SESSION_SECRET: is too simple/),
        'APP_ORIGIN: is not set',
      ]);
      expect(readEnv(production).unfit).toEqual([]);
    });
  });
});
