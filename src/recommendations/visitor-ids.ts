import { type BrowserIds, createBrowserIds } from '../platform/http/browser-id.ts';
import { visitorLifetimeMs } from './policy.ts';

/** Creates the ids of visitors. The cookie opens their recommendations as long as these exist. */
export const createVisitorIds = (publicOrigin: string, secrets: readonly string[]): BrowserIds =>
  createBrowserIds({ name: 'visitor', lifetimeMs: visitorLifetimeMs, publicOrigin, secrets });
