import { meetingPanel } from '../alarms/index.ts';
import type { Sight } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';

/** What a meeting's page shows its members besides the meeting: their alarms of it, and to the leader how far everybody's got. */
export const meetingSections =
  ({ db }: { db: Database }) =>
  async (sight: Sight): Promise<readonly PageSection[]> => {
    const panel = await meetingPanel(db, sight);
    return panel ? [{ view: 'notifications/meeting-panel', model: { panel } }] : [];
  };
