import { type MeetingForAsker, mayLead } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { findAgenda } from './agenda-repository.ts';
import { agendaState } from './agenda-state.ts';
import { plainAgenda } from './room-view.ts';

/**
 * Returns the card and the turn that run, for the room without scripts, with the buttons that the
 * person may press; null if there is nothing to show.
 */
export async function plainAgendaSection(
  db: Database,
  { meeting, asker }: Pick<MeetingForAsker, 'meeting' | 'asker'>,
): Promise<PageSection | null> {
  const found = await findAgenda(db, meeting.id);
  if (!found || !asker) return null;
  const state = agendaState(found);
  const speakerId = state.turn && Number(state.turn.userId);
  const speaker = speakerId
    ? await db.user.findUnique({ where: { id: speakerId }, select: { id: true, nickname: true } })
    : null;
  const person = { userId: asker.userId, isLeader: mayLead(meeting, asker) };
  const agenda = plainAgenda(meeting.id, { state, speaker, person });
  return agenda && { view: 'agenda/partials/plain', model: { agenda } };
}
