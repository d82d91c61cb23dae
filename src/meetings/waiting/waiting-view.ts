import { koreanTime } from '../../platform/korean-date.ts';
import { isOffering, lastCallMinutes, offerMinutes } from '../../seats/index.ts';
import { hasStarted, isFull, isOpen, type Meeting, type MeetingForAsker } from '../meeting.ts';
import { canWait } from './policy.ts';

/** The waiting list on a meeting's page; at most one of the parts is there. */
export interface WaitingBox {
  /** A seat is held for the person. */
  readonly offer: Offer | null;
  /** The person waits. `unwaitAction` is null when the list is over. */
  readonly waiting: {
    readonly text: string;
    readonly note: string;
    readonly unwaitAction: string | null;
  } | null;
  /** The person can wait; `loginHref` for a visitor. */
  readonly wait: { readonly note: string; readonly action: string | null; readonly loginHref: string } | null;
}

interface Offer {
  readonly text: string;
  readonly action: string;
  /** The end of the offer, ISO 8601. */
  readonly until: string;
}

/** Minutes before the end of an offer from which the page says that it runs out. */
const urgentMinutes = 15;

const minuteMs = 60_000;

export function waitingBox(meetingForAsker: MeetingForAsker): WaitingBox {
  const { meeting, asker, now } = meetingForAsker;
  if (asker?.isMember || !isOpen(meeting, now) || hasStarted(meeting, now))
    return { offer: null, waiting: null, wait: null };
  const until = asker?.wait?.offerEndsAt;
  if (until) return { offer: offerOf(meeting, until, now), waiting: null, wait: null };
  return { offer: null, waiting: waitingOf(meetingForAsker), wait: waitOf(meetingForAsker) };
}

function offerOf({ id }: Meeting, until: Date, now: Date): Offer {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / minuteMs);
  const text =
    minutes > urgentMinutes
      ? `${koreanTime(until)}까지 자리를 맡아 둘게요. 그 뒤에는 다음 분께 넘어가요.`
      : `${minutes}분 안에 정하지 않으면 다음 분께 넘어가요.`;
  return { text, action: `/meetings/${id}/offer`, until: until.toISOString() };
}

function waitingOf({ meeting, asker, now }: MeetingForAsker): WaitingBox['waiting'] {
  if (!asker?.wait) return null;
  if (isOffering(meeting.startsAt, now))
    return {
      text: `${asker.wait.place}번째로 기다리고 있어요`,
      note: `자리가 나면 알려 드리고 ${offerMinutes / 60}시간 동안 맡아 둘게요. 시작 ${lastCallMinutes}분 전부터는 먼저 누른 분이 참여해요.`,
      unwaitAction: `/meetings/${meeting.id}/unwait`,
    };
  return {
    text: '대기 순서가 끝났어요',
    note: `시작 ${lastCallMinutes}분 전부터는 자리가 나면 먼저 누른 분이 참여해요.`,
    unwaitAction: null,
  };
}

function waitOf({ meeting, asker, now }: MeetingForAsker): WaitingBox['wait'] {
  if (asker?.wait || !isFull(meeting) || !isOffering(meeting.startsAt, now)) return null;
  const decision = canWait(meeting, asker, now);
  if (!decision.ok && decision.reason !== 'unauthenticated') return null;
  const here = `/meetings/${meeting.id}`;
  return {
    note:
      meeting.waiting > 0
        ? `지금 ${meeting.waiting}명이 기다리고 있어요. 자리가 나면 기다린 순서대로 알려 드려요.`
        : '자리가 나면 기다린 순서대로 알려 드려요.',
    action: decision.ok ? `${here}/wait` : null,
    loginHref: `/login?next=${encodeURIComponent(here)}`,
  };
}

/** Counts the people who wait, for a list of meetings; null where nobody can wait. */
export const waitingWords = (meeting: Meeting, now: Date): string | null => {
  if (meeting.cancelledAt || !isFull(meeting) || !isOffering(meeting.startsAt, now)) return null;
  return meeting.waiting > 0 ? `대기 ${meeting.waiting}명` : '대기 가능';
};
