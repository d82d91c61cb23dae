import { Redis } from 'ioredis';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { expect, test } from 'vitest';
import { readDatabaseAddress } from '../../src/platform/database-address.ts';
import { EnvError, readEnv } from '../../src/platform/env.ts';

const secret = 'pw123456789zz';
const production = {
  NODE_ENV: 'production',
  APP_ORIGIN: 'https://bookmoim.kr',
  SESSION_SECRET: '3f9b1c7de2a84650b1f0c9d87e6a5432',
  DATABASE_URL: 'postgresql://localhost/bookmoim',
  REDIS_URL: 'redis://localhost',
  MAIL_FROM: 'a@bookmoim.kr',
};
const pieces = [
  ...['', '%', '%2', '%zz', '%ff', '%00', '%20', '#', '?', '@', ':', '/', '\\', '[', ']', ' ', '\n'],
  ...['한', '$', '&', '=', '..', '*', '.', ',', ';', '"', "'", '{', '+', '\u0001'],
];

/** Two odd pieces in a row, at every place of an address. */
const places: Readonly<Record<string, readonly ((odd: string) => string)[]>> = {
  DATABASE_URL: [
    (odd) => `postgresql://u:${secret}${odd}x@db.internal:5432/b`,
    (odd) => `postgresql://u${odd}:${secret}@db.internal:5432/b`,
    (odd) => `postgresql://u:${secret}@db.internal${odd}:5432/b`,
    (odd) => `postgresql://u:${secret}@db.internal:5432/b${odd}`,
    (odd) => `postgresql://u:${secret}@db.internal:5432/b?a=1${odd}`,
    (odd) => `postgresql://u:${secret}@db.internal:5432/b?host=${odd}`,
    (odd) => `postgresql://u:${secret}@db.internal:5432/b?options=${odd}`,
  ],
  REDIS_URL: [
    (odd) => `redis://u:${secret}${odd}x@redis.internal:6379/0`,
    (odd) => `redis://u:${secret}@redis.internal${odd}:6379/0`,
    (odd) => `redis://u:${secret}@redis.internal:6379/0${odd}`,
  ],
  SMTP_URL: [
    (odd) => `smtp://u:${secret}${odd}x@mail.internal:25`,
    (odd) => `smtp://u:${secret}@mail.internal${odd}`,
  ],
  APP_ORIGIN: [(odd) => `https://b${odd}.kr`, (odd) => `https://b.kr${odd}`, (odd) => `${odd}https://b.kr`],
};

/** Hands an accepted address to the program that will read it. */
function use(name: string, env: ReturnType<typeof readEnv>) {
  if (name === 'DATABASE_URL')
    new pg.Client({ connectionString: readDatabaseAddress(env.DATABASE_URL).forPg });
  if (name === 'REDIS_URL') new Redis(env.REDIS_URL, { lazyConnect: true });
  if (name === 'SMTP_URL') createTransport({ url: String(env.SMTP_URL) });
  if (name === 'APP_ORIGIN') expect(new URL(env.APP_ORIGIN).origin).toBe(env.APP_ORIGIN);
}

test.each(Object.entries(places))(
  '%s is refused by its name or understood by what reads it, whatever stands in it',
  { timeout: 60_000 },
  (name, forms) => {
    const wrong: string[] = [];
    let taken = 0;
    for (const form of forms)
      for (const first of pieces)
        for (const second of pieces) {
          const value = form(first + second);
          try {
            use(name, readEnv({ ...production, [name]: value }));
            taken += 1;
          } catch (error) {
            const isNamed = error instanceof EnvError && error.message.includes(`\n${name}: `);
            if (!isNamed || error.message.includes(secret)) wrong.push(`${JSON.stringify(value)}: ${error}`);
          }
        }
    expect(wrong).toEqual([]);
    expect(taken).toBeGreaterThan(0);
  },
);
