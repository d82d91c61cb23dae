import { plainAgendaSection } from '../agenda/index.ts';
import type { MeetingDetail } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { openCardsSection } from '../talk/index.ts';

/** Returns what other features add on top of a room without scripts, for one person. */
export const roomSections =
  ({ db }: { readonly db: Database }) =>
  async (detail: MeetingDetail): Promise<readonly PageSection[]> => {
    const [agenda, cards] = await Promise.all([plainAgendaSection(db, detail), openCardsSection(db, detail)]);
    return [...(agenda ? [agenda] : []), ...(cards ? [cards] : [])];
  };
