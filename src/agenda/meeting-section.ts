import type { Pool } from 'pg';
import type { MeetingForAsker } from '../meetings/index.ts';
import type { PageSection } from '../platform/http/render.ts';
import { findAgendas } from './agenda-repository.ts';
import { canLeadTalk } from './policy.ts';

/** Returns the way to the agenda for the meeting's page of a leader; null for others. */
export async function agendaSection(pool: Pool, found: MeetingForAsker): Promise<PageSection | null> {
  if (!canLeadTalk(found).ok) return null;
  const { id } = found.meeting;
  const [stored] = await findAgendas(pool, [id]);
  const cardCount = stored?.agenda.cards.length ?? 0;
  return { view: 'agenda/partials/meeting', model: { href: `/meetings/${id}/agenda`, cardCount } };
}
