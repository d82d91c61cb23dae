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
      NODE_ENV: 'production',
      APP_ORIGIN: 'https://bookmoim.example/',
    });
    expect(production.allowedOrigins).toEqual(['https://bookmoim.example']);
  });
});
