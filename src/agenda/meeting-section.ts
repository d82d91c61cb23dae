import type { MeetingForAsker } from '../meetings/index.ts';
import type { PageSection } from '../platform/http/render.ts';
import { canLeadTalk } from './policy.ts';

/** Returns the way to the agenda for the meeting's page of a leader; null for others. */
export const agendaSection = (found: MeetingForAsker): PageSection | null =>
  canLeadTalk(found).ok
    ? { view: 'agenda/partials/meeting', model: { href: `/meetings/${found.meeting.id}/agenda` } }
    : null;
