import { type OpenDatabase, openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { setDatabaseZone } from './database-zone.ts';

/** Runs a probe with the database in each time zone, and prints the results as JSON. */
export async function probeZones(
  databaseUrl: string,
  zones: readonly string[],
  probe: (database: OpenDatabase, place: number) => Promise<object>,
): Promise<void> {
  const log = createLogger({ level: 'silent', name: 'probe' });
  const outcomes: object[] = [];
  for (const zone of zones) {
    await setDatabaseZone(databaseUrl, zone);
    const database = openDatabase(databaseUrl, { max: 2, log });
    outcomes.push({ databaseZone: zone, ...(await probe(database, outcomes.length)) });
    await database.close();
  }
  console.log(JSON.stringify(outcomes));
}
