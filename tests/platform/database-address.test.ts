import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { databaseAddressProblem, readDatabaseAddress } from '../../src/platform/database-address.ts';
import { readMigrationAddress } from '../../src/platform/env.ts';

const password = 'p@ss/w%rd';
const base = `postgresql://reader:${encodeURIComponent(password)}@db.internal:6432/bookmoim`;

/** Returns how node-postgres parses the address that it receives. */
function asPgReadsIt(parameters: string) {
  const { forPg } = readDatabaseAddress(`${base}${parameters}`);
  return new pg.Client({ connectionString: forPg, lock_timeout: 1_200 }) as pg.Client & {
    readonly connectionParameters: Record<string, unknown>;
  };
}

/** Returns the address that the scripts of deploy/ pass to psql and pg_dump. */
function asLibpqReadsIt(url: string, env: Record<string, string> = {}) {
  const script = '. deploy/libpq-address.sh; printf %s "$DATABASE_URL"';
  return spawnSync('sh', ['-c', script], { env: { DATABASE_URL: url, ...env }, encoding: 'utf8' }).stdout;
}

describe('parameters of the address', () => {
  test('of Prisma are named as ignored and reach neither node-postgres nor libpq', () => {
    const parameters =
      '?schema=public&connection_limit=5&pool_timeout=10&pgbouncer=true&statement_cache_size=0&connect_timeout=3';
    expect(databaseAddressProblem(`${base}${parameters}`)).toBeNull();
    const { forPg, ignored, isPooled } = readDatabaseAddress(`${base}${parameters}`);
    expect(forPg).toBe(base);
    expect(isPooled).toBe(true);
    expect(ignored).toEqual([
      'schema',
      'connection_limit',
      'pool_timeout',
      'statement_cache_size',
      'connect_timeout',
    ]);
    expect(asLibpqReadsIt(`${base}${parameters}`)).toBe(`${base}?connect_timeout=3`);
  });

  test('never override what the pool sets itself', () => {
    const client = asPgReadsIt(
      '?lock_timeout=0&statement_timeout=0&max=1000&application_name=x&query_timeout=0',
    );
    expect(client.connectionParameters.lock_timeout).toBe(1_200);
    expect(client.connectionParameters.statement_timeout).toBe(false);
  });

  test('leave the parts of the address as they are', () => {
    const client = asPgReadsIt('?schema=public');
    expect([client.user, client.password, client.host, client.port, client.database]).toEqual([
      'reader',
      password,
      'db.internal',
      6432,
      'bookmoim',
    ]);
  });

  test.each([
    ['', false, ''],
    ['?sslmode=disable', false, '?sslmode=disable'],
    ['?sslmode=require', { rejectUnauthorized: false }, '?sslmode=require'],
    ['?sslmode=no-verify', { rejectUnauthorized: false }, '?sslmode=require'],
    ['?sslmode=verify-full', {}, '?sslmode=verify-full'],
    ['?sslmode=verify-full&sslrootcert=system', {}, '?sslmode=verify-full&sslrootcert=system'],
  ])('%s means the same to node-postgres and to libpq', (parameters, ssl, forLibpq) => {
    expect(databaseAddressProblem(`${base}${parameters}`)).toBeNull();
    expect(asPgReadsIt(parameters).connectionParameters.ssl).toEqual(ssl);
    expect(asLibpqReadsIt(`${base}${parameters}`)).toBe(`${base}${forLibpq}`);
  });

  test('that hold a space keep it', () => {
    const parameters = '?options=-c%20search_path%3Dpublic&schema=public';
    expect(asPgReadsIt(parameters).connectionParameters.options).toBe('-c search_path=public');
    expect(asLibpqReadsIt(`${base}${parameters}`)).toBe(`${base}?options=-c%20search_path%3Dpublic`);
  });

  test('that look like patterns of the shell are left alone', () => {
    expect(asLibpqReadsIt(`${base}?*=1&sslmode=require&[a-z]=2&x`)).toBe(`${base}?sslmode=require`);
  });
});

describe('migrations and backups', () => {
  const direct = base.replace('6432', '5432');

  test('go around the pooler, to DIRECT_DATABASE_URL', () => {
    const pooled = `${base}?pgbouncer=true`;
    expect(readMigrationAddress({ DATABASE_URL: pooled, DIRECT_DATABASE_URL: direct })).toBe(direct);
    expect(asLibpqReadsIt(pooled, { DIRECT_DATABASE_URL: `${direct}?schema=public` })).toBe(direct);
    expect(readMigrationAddress({ DATABASE_URL: base })).toBe(base);
  });

  test('are refused through a pooler in transaction mode', () => {
    expect(() => readMigrationAddress({ DATABASE_URL: `${base}?pgbouncer=true` })).toThrow(
      /^DIRECT_DATABASE_URL: /m,
    );
  });
});
