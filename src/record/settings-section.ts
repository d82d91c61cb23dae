import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { hasOptedOut } from './opt-out-repository.ts';

/** Returns the section of the settings in which a person keeps her messages out of records. */
export const recordSettings = async (db: Database, userId: number): Promise<PageSection> => ({
  view: 'record/partials/settings',
  model: { optOut: { action: '/settings/record-quotes', isOut: await hasOptedOut(db, userId) } },
});
