import { type FixtureFile, loadFixtures } from '../books/commands.ts';
import { refreshMeetingKeys } from '../meetings/index.ts';
import type { Database, TransactingDatabase } from '../platform/db.ts';
import { type MovedAccounts, moveAccounts } from './move-accounts.ts';
import { type MovedMeetings, moveMeetings } from './move-meetings.ts';
import { readDump } from './read-dump.ts';

export { DumpError } from './dump-error.ts';

export interface MoveReport {
  readonly books: Awaited<ReturnType<typeof loadFixtures>> | null;
  readonly accounts: Omit<MovedAccounts, 'ids'>;
  readonly meetings: MovedMeetings;
  /** Number of entries of models that this site does not have. */
  readonly left: ReadonlyMap<string, number>;
}

const transactionTimeoutMs = 300_000;

class DryRun extends Error {
  readonly report: MoveReport;
  constructor(report: MoveReport) {
    super('dry run');
    this.report = report;
  }
}

/**
 * Moves books, people, meetings and participants from a `dumpdata` file of the original site, in
 * one transaction. A dry run does the same and rolls back, so its report is exact. Idempotent.
 * @throws {DumpError | FixtureError} naming the entry
 */
export async function moveFromDjango(
  db: TransactingDatabase,
  { file, isDryRun }: { file: FixtureFile; isDryRun: boolean },
): Promise<MoveReport> {
  const dump = readDump(file);
  try {
    return await db.$transaction(
      async (tx) => {
        const bytes = Buffer.from(JSON.stringify(dump.catalogue));
        const books =
          dump.catalogue.length === 0
            ? null
            : await loadFixtures(inside(tx), [{ name: file.name, bytes, places: dump.cataloguePlaces }]);
        const { ids, ...accounts } = await moveAccounts(tx, dump.users);
        const meetings = await moveMeetings(tx, dump, ids);
        await refreshMeetingKeys(tx);
        const report = { books, accounts, meetings, left: dump.left };
        if (isDryRun) throw new DryRun(report);
        return report;
      },
      { timeout: transactionTimeoutMs, maxWait: 10_000 },
    );
  } catch (error) {
    if (error instanceof DryRun) return error.report;
    throw error;
  }
}

/** Presents an open transaction as a client, for a use case that starts its own transaction. */
const inside = (tx: Database): TransactingDatabase =>
  ({
    $transaction: (work: (tx: Database) => Promise<unknown>) => work(tx),
  }) as unknown as TransactingDatabase;
