// npm run partition:messages [-- --abandon]: splits the table of messages while the site runs.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { abandonPartitions, MoveError, partitionMessages, ShapeError } from '../src/chat/commands.ts';
import { readDatabaseAddress } from '../src/platform/database-address.ts';
import { processEnv, readMigrationAddress } from '../src/platform/env.ts';
import { reportFailure } from './stack/report-failure.ts';

const { values } = parseArgs({ options: { abandon: { type: 'boolean', default: false } } });
const isExpected = (error: Error) => error instanceof MoveError || error instanceof ShapeError;

async function run() {
  const client = new pg.Client({
    connectionString: readDatabaseAddress(readMigrationAddress(processEnv)).forPg,
  });
  // A lost server makes the running query fail. Without a listener the event ends the process.
  client.on('error', () => undefined);
  await client.connect();
  const options = { say: (line: string) => console.log(line), pause: (ms: number) => pause(ms) };
  try {
    await (values.abandon ? abandonPartitions : partitionMessages)(client, options);
  } finally {
    await client.end();
  }
}

await run().catch((error: unknown) => reportFailure(error, isExpected));
