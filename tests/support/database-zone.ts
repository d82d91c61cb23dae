import { withClient } from './test-servers.ts';

/** Gives every later session of a database this time zone. */
export const setDatabaseZone = (databaseUrl: string, zone: string): Promise<void> =>
  withClient(databaseUrl, async (client) => {
    await client.query("SELECT set_config('probe.zone', $1, false)", [zone]);
    await client.query(`DO $$ BEGIN
      EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), current_setting('probe.zone'));
    END $$`);
  });
