import { testSecret } from '../../tests/support/people.ts';

/** The environment of a web process that answers as in production, on servers of a benchmark. */
export const productionEnv = (
  port: number,
  { databaseUrl, redisUrl }: { readonly databaseUrl: string; readonly redisUrl: string },
) => ({
  ...process.env,
  NODE_ENV: 'production',
  APP_ORIGIN: `http://localhost:${port}`,
  PORT: String(port),
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  SESSION_SECRET: testSecret,
  LOG_LEVEL: 'warn',
});
