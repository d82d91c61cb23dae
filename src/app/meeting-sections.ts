import { meetingPanel } from '../alarms/index.ts';
import type { Sight } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';

/**
 * Returns the section that alarms add to a meeting's page: a member's own alarms, and for the
 * leader the delivery to each member.
 */
export const meetingSections =
  ({ db }: { db: Database }) =>
  async (sight: Sight): Promise<readonly PageSection[]> => {
    const panel = await meetingPanel(db, sight);
    return panel ? [{ view: 'notifications/meeting-panel', model: { panel } }] : [];
  };
