import { migrate } from '../../src/platform/migrate.ts';
import { type Servers, startServers } from '../stack/servers.ts';
import { makeTemporaryDirectory, removeDirectory } from '../stack/temporary.ts';

/**
 * Starts a migrated PostgreSQL and a Redis for one benchmark, with full durability (fsync, AOF) as
 * in production.
 * @param onDatabaseLine receives PostgreSQL's log
 * @param postgresSettings more settings of PostgreSQL, each as `name=value`
 */
export async function startPrivateStack(
  name: string,
  onDatabaseLine?: (line: string) => void,
  postgresSettings: readonly string[] = [],
): Promise<Servers> {
  const servers = await startEmptyStack(name, onDatabaseLine, postgresSettings);
  try {
    await migrate(servers.databaseUrl);
  } catch (error) {
    await servers.stop();
    throw error;
  }
  return servers;
}

/** Does as `startPrivateStack`, but leaves the database empty. */
export async function startEmptyStack(
  name: string,
  onDatabaseLine?: (line: string) => void,
  postgresSettings: readonly string[] = [],
): Promise<Servers> {
  const directory = await makeTemporaryDirectory(name);
  const servers = await startServers({
    directory,
    passwords: { postgres: 'only-for-benches', redis: 'only-for-benches' },
    given: {},
    postgresSettings,
    say: (part, line) => {
      if (part === 'install') console.error(line);
      if (part === 'db') onDatabaseLine?.(line);
    },
  });
  const stop = async () => {
    await servers.stop();
    await removeDirectory(directory);
  };
  return { ...servers, stop };
}
