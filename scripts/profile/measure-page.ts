import { watchProcessors } from '../bench/process-trees.ts';
import { profileDuring } from './inspector.ts';
import { javaScriptTime } from './javascript-time.ts';
import { redisCommandsDuring } from './redis-commands.ts';
import type { Measured } from './report.ts';
import { type Page, request } from './requests.ts';
import { statementsDuring } from './statements.ts';

/** A running site. Without the address of a server, that server's part is not measured. */
export interface Site {
  readonly inspector: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** Process ids by name; their descendants count too. */
  readonly processes: Readonly<Record<string, number>>;
}

/**
 * Requests a page and measures where its time goes. The processor time is measured in a run of its
 * own, because a profiled process is slower.
 */
export async function measurePage(site: Site, page: Page, requests: number): Promise<Measured> {
  await request(page, requests);
  const processors = await processorsDuring(site, requests, () => request(page, requests));
  const redisCommands = site.redisUrl
    ? await redisCommandsDuring(site.redisUrl, () => request(page, requests))
    : null;
  const statements = site.databaseUrl
    ? await statementsDuring(site.databaseUrl, () => request(page, requests))
    : null;
  const profile = await profileDuring(site.inspector, () => request(page, requests));
  const path = new URL(page.url).pathname;
  return { path, requests, processors, redisCommands, statements, javaScript: javaScriptTime(profile) };
}

async function processorsDuring({ processes }: Site, requests: number, work: () => Promise<void>) {
  const watched = Object.entries(processes).map(([name, pid]) => [name, watchProcessors([pid])] as const);
  await work();
  const used = watched.map(([name, seconds]) => [name, (seconds() * 1_000_000) / requests] as const);
  return Object.fromEntries(used);
}
