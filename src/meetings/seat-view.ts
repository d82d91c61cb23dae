import { type Alternative, alternativeOf } from './alternative-view.ts';
import { hasOffer, isOpen, isOutsideClub, type MeetingForAsker, takenSeats } from './meeting.ts';
import { canJoin, canLeave } from './policy.ts';
import { refusalMessages } from './refusal-messages.ts';
import { seatsOf } from './view.ts';
import { type WaitingBox, waitingBox, waitingWords } from './waiting/waiting-view.ts';

/** The seats of a meeting, and one person's way to take or give up one. */
export interface SeatBox extends WaitingBox {
  readonly seats: string;
  readonly seatsNote: string | null;
  readonly join: { readonly action: string; readonly label: string } | { readonly loginHref: string } | null;
  /** Tells a removed member that she cannot join; null for everybody else. */
  readonly joinNote: string | null;
  readonly alternative: Alternative | null;
  /** `confirmHref` asks first; `action` leaves at once, or with the field `soon` after a while. */
  readonly leave: { readonly action: string; readonly confirmHref: string } | null;
  /** For a member who pressed "leave" a moment ago. */
  readonly leaving: Leaving | null;
}

interface Leaving {
  readonly undoAction: string;
  readonly leaveAction: string;
  readonly secondsLeft: string;
}

export function seatBox(meetingForAsker: MeetingForAsker): SeatBox {
  const { meeting, asker, now } = meetingForAsker;
  const base = `/meetings/${meeting.id}`;
  const leaving = leavingOf(meetingForAsker);
  const canStillLeave = canLeave(meeting, asker, now).ok;
  return {
    ...seatsLine(meetingForAsker),
    ...waitingBox(meetingForAsker),
    join: joinOffer(meetingForAsker),
    joinNote: joinNote(meetingForAsker),
    alternative: alternativeOf(meetingForAsker),
    leave: canStillLeave && !leaving ? { action: `${base}/leave`, confirmHref: `${base}/leave` } : null,
    leaving: canStillLeave ? leaving : null,
  };
}

function seatsLine({ meeting, asker, now }: MeetingForAsker): Pick<SeatBox, 'seats' | 'seatsNote'> {
  if (!isOpen(meeting, now)) return { seats: `참여자 ${meeting.memberCount}명`, seatsNote: null };
  const free = meeting.capacity - takenSeats(meeting);
  const seats = seatsOf(meeting);
  if (asker?.isBanned || isOutsideClub({ meeting, asker })) return { seats, seatsNote: null };
  // Members of a club need not hurry: they have their seats from the beginning.
  if (meeting.clubId !== null && free > 0) return { seats, seatsNote: null };
  if (free > 0) return { seats, seatsNote: `· ${free}자리 남았어요` };
  const waiting = meeting.waiting > 0 ? ` · 대기 ${meeting.waiting}명` : '';
  if (hasOffer(asker)) return { seats, seatsNote: '· 한 자리를 맡아 두었어요' };
  if (meeting.memberCount < meeting.capacity)
    return {
      seats,
      seatsNote: `· 남은 자리는 먼저 기다린 분이 정하고 있어요${asker?.isMember ? waiting : ''}`,
    };
  if (asker?.isMember) return { seats, seatsNote: `· 자리가 다 찼어요${waiting}` };
  // The way onto the list says the rest.
  if (waitingWords(meeting, now)) return { seats, seatsNote: '· 정원이 찼어요' };
  return { seats, seatsNote: '· 정원이 찼어요. 자리가 나면 들어올 수 있어요.' };
}

function joinOffer({ meeting, asker, now }: MeetingForAsker): SeatBox['join'] {
  const decision = canJoin(meeting, asker, now);
  const here = `/meetings/${meeting.id}`;
  if (decision.ok)
    return asker?.isMember || hasOffer(asker)
      ? null
      : { action: `${here}/join`, label: '이 모임에 참여하기' };
  return decision.reason === 'unauthenticated'
    ? { loginHref: `/login?next=${encodeURIComponent(here)}` }
    : null;
}

function joinNote({ meeting, asker, now }: MeetingForAsker): string | null {
  const decision = canJoin(meeting, asker, now);
  return !decision.ok && decision.reason === 'banned' ? refusalMessages.banned : null;
}

function leavingOf({ meeting, asker, now }: MeetingForAsker): Leaving | null {
  if (!asker?.leavesAt) return null;
  const base = `/meetings/${meeting.id}`;
  const ms = asker.leavesAt.getTime() - now.getTime();
  return {
    undoAction: `${base}/join`,
    leaveAction: `${base}/leave`,
    secondsLeft: String(Math.max(0, Math.ceil(ms / 1_000))),
  };
}
