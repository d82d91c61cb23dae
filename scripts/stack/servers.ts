import { join } from 'node:path';
import { applicationUrl } from './application-url.ts';
import { findRedis } from './find-redis.ts';
import { startPostgres } from './postgres.ts';
import type { Running } from './processes.ts';
import { startRedis } from './redis.ts';

export interface Servers {
  /** The address of the role that owns the tables. */
  readonly databaseUrl: string;
  /** The address for web and worker; a private server has this role after a migration. */
  readonly applicationUrl: string;
  readonly redisUrl: string;
  /** The servers that were started here, by name. */
  readonly processes: readonly [name: string, process: Running][];
  stop(): Promise<void>;
}

interface Options {
  readonly directory: string;
  readonly passwords: { postgres: string; redis: string };
  /** Servers that already run. */
  readonly given: {
    databaseUrl?: string | undefined;
    /** Unset: that of `databaseUrl`. */
    ownerUrl?: string | undefined;
    redisUrl?: string | undefined;
  };
  readonly disposable?: boolean;
  /** More settings of a PostgreSQL that is started here, each as `name=value`. */
  readonly postgresSettings?: readonly string[];
  readonly say: (part: string, line: string) => void;
}

/** Starts PostgreSQL and Redis unless they are given. */
export async function startServers({
  directory,
  passwords,
  given,
  disposable = false,
  postgresSettings = [],
  say,
}: Options): Promise<Servers> {
  const started: { name: string; process: Running; stop(): Promise<void> }[] = [];
  const stop = async () => {
    // In reverse order of the start.
    for (const part of started.toReversed()) await part.stop();
  };
  const common = (part: string) => ({ disposable, onLine: (line: string) => say(part, line) });
  try {
    let { databaseUrl: urlOfApplication, ownerUrl = urlOfApplication, redisUrl } = given;
    if (ownerUrl === undefined || urlOfApplication === undefined) {
      const password = passwords.postgres;
      const server = await startPostgres({
        directory: join(directory, 'postgres'),
        password,
        settings: postgresSettings,
        ...common('db'),
      });
      started.push({ name: 'PostgreSQL', ...server });
      ownerUrl = server.url;
      urlOfApplication = applicationUrl(server.url);
    }
    if (redisUrl === undefined) {
      const program = await findRedis((line) => say('install', line));
      const password = passwords.redis;
      const server = await startRedis({
        program,
        directory: join(directory, 'redis'),
        password,
        ...common('redis'),
      });
      started.push({ name: 'Redis', ...server });
      redisUrl = server.url;
    }
    return {
      databaseUrl: ownerUrl,
      applicationUrl: urlOfApplication,
      redisUrl,
      processes: started.map(({ name, process }) => [name, process]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
