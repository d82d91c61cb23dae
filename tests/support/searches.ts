import { createLogger } from '../../src/platform/log.ts';
import { openSearchPool, type SearchPool } from '../../src/platform/search/index.ts';

const log = createLogger({ level: 'silent', name: 'test' });

/** The connections that searches use, as the web has them. */
export const openTestSearches = ({ databaseUrl }: { readonly databaseUrl: string }): SearchPool =>
  openSearchPool(databaseUrl, { log, now: () => performance.now() });
