import {
  buildFixture,
  createAladinClient,
  formatReport,
  importBestsellers,
  loadFixtures,
} from '../books/commands.ts';
import type { ImportBooks } from '../operations/index.ts';
import { processEnv, readAladinEnv } from '../platform/env.ts';
import type { Live } from './connect.ts';

const bestsellerCount = 100;

/**
 * Returns a function that imports Aladin's bestsellers with their descriptions. It reads the API
 * key when it runs, so a site without a key starts as well.
 */
export const importBooks =
  ({ db, clock }: Pick<Live, 'db' | 'clock'>): ImportBooks =>
  async () => {
    const env = readAladinEnv(processEnv);
    const fetchList = createAladinClient({
      baseUrl: env.ALADIN_BASE_URL,
      key: env.ALADIN_TTB_KEY,
      random: Math.random,
      onRetry: () => undefined,
    });
    const { books, report } = await importBestsellers({
      fetchList,
      max: bestsellerCount,
      onProgress: () => undefined,
    });
    const fixture = buildFixture(books, clock.now(), { withDescriptions: true });
    const bytes = Buffer.from(JSON.stringify(fixture));
    const loaded = await loadFixtures(db, [{ name: 'Aladin', bytes }]);
    const { newBooks, changedBooks, unchangedBooks } = loaded;
    return `${formatReport(report)}\n${newBooks} new books, ${changedBooks} changed, ${unchangedBooks} unchanged`;
  };
