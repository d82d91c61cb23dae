import type { Book } from '../books/index.ts';
import { isEntryOpen, type MeetingRow, phaseOf } from '../meetings/index.ts';
import { type BookMeetingCard, cardsOf } from './meeting-cards.ts';

/** The reader's running or next meeting, the first thing on her home page. */
export interface NowMeeting {
  readonly heading: string;
  readonly card: BookMeetingCard;
  /** The address of the room; `null` until members may enter. */
  readonly enterHref: string | null;
}

/**
 * Picks the meeting that comes first on the home page; `null` when the reader has none.
 * @param own the reader's running and future meetings, soonest first
 */
export function nowMeeting(
  own: readonly MeetingRow[],
  books: ReadonlyMap<number, Book>,
  viewerId: number,
): NowMeeting | null {
  const [first] = own;
  const [card] = cardsOf(own.slice(0, 1), books, viewerId);
  if (!first || !card) return null;
  const canEnter = isEntryOpen(first, first.now);
  return {
    heading:
      phaseOf(first, first.now) === 'live'
        ? '지금 모임이 열려 있어요'
        : canEnter
          ? '곧 모임이 시작돼요'
          : '다음 모임이에요',
    card,
    enterHref: canEnter ? `/meetings/${first.id}/chat` : null,
  };
}
