import { canTakeOver, isLeader, mayLead } from '../meetings/index.ts';
import type { ChatRoom } from './enter-chat.ts';

/** The club in the head of a room, and the form with which a leader of the club takes the lead. */
export interface LeadingPart {
  /** Null for a meeting without a club. */
  readonly club: { readonly name: string; readonly href: string } | null;
  /** Null for the leader herself and for people who cannot take over. */
  readonly takeOver: { readonly action: string; readonly leader: string } | null;
  /** The sentence for a reader whom a leader stopped from writing; null for others. */
  readonly silence: { readonly reason: string } | null;
  /** Whether the reader may delete the messages of others. */
  readonly mayModerate: boolean;
  /** Whether the page has to be asked again for the tools of leaders once the room is open. */
  readonly leadsLater: boolean;
  /** Whether the reader may stop others from writing. */
  readonly maySilence: boolean;
}

export function leadingPart({ detail, state, silence }: ChatRoom): LeadingPart {
  const { meeting, club, asker, now, leaderNickname } = detail;
  const isOffered = state === 'open' && !isLeader(meeting, asker) && canTakeOver(meeting, asker, now).ok;
  return {
    club: club && { name: club.name, href: `/clubs/${club.id}` },
    takeOver: isOffered ? { action: `/meetings/${meeting.id}/take-over`, leader: leaderNickname } : null,
    silence,
    mayModerate: state === 'open' && mayLead(meeting, asker),
    leadsLater: state === 'not_open_yet' && (mayLead(meeting, asker) || canTakeOver(meeting, asker, now).ok),
    maySilence: (state === 'open' || state === 'not_open_yet') && mayLead(meeting, asker),
  };
}
