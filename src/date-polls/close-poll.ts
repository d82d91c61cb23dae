import { findBook } from '../books/index.ts';
import type { ManageRefusal } from '../clubs/index.ts';
import {
  findCurrentBookId,
  meetingLimits,
  openWithKnownBook,
  storeMeeting,
  titleOfMeeting,
  withClubLeader,
} from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { insertWaits } from '../seats/index.ts';
import { findComers } from './answer-repository.ts';
import { bestDate } from './choose-date.ts';
import { storeMeetingOfPoll } from './close-repository.ts';
import type { DatePoll, PollDate } from './date-poll.ts';
import { findClubId, findDates, findPoll, lockPoll } from './poll-repository.ts';
import type { DatePollServices } from './services.ts';
import { settlePoll } from './settle-poll.ts';

/** The decision of a leader. */
export interface CloseChoice {
  /** A date, the best one by the rule, or none: then the poll only closes. */
  readonly date: number | 'best' | 'none';
  /** The book of the meeting; that of the poll or of the club if not given. */
  readonly bookId: number | null;
  /** The seats of the meeting; as many as the club has if not given. */
  readonly capacity: number | null;
}

export type CloseRefusal =
  | 'not_found'
  | ManageRefusal
  | 'no_such_date'
  | 'past'
  | 'all_past'
  | 'no_book'
  | 'too_many_led'
  | 'wrong_plan';

export type ClosePollResult =
  /** `meetingId`: null if no meeting was asked for. */
  | { readonly ok: true; readonly meetingId: number | null }
  | { readonly ok: false; readonly reason: CloseRefusal };

/**
 * Closes a poll for a leader of its club, and opens the meeting on one of its dates. Those who can
 * come get its seats in the order of their answers; the rest of them wait for one. A poll has one
 * meeting: asked again, it gives the same. A poll that was closed before, by its deadline or by a
 * leader, can still get one.
 */
export async function closePoll(
  services: DatePollServices,
  userId: number,
  { pollId, choice }: { readonly pollId: number; readonly choice: CloseChoice },
): Promise<ClosePollResult> {
  const clubId = await findClubId(services.db, pollId);
  if (clubId === null) return { ok: false, reason: 'not_found' };
  const result = await openWithKnownBook(() =>
    withClubLeader<ClosePollResult>(services, { clubId, userId }, async (tx, { clubForAsker, leaderId }) => {
      await lockPoll(tx, pollId);
      const poll = await findPoll(tx, pollId);
      if (!poll) return { ok: false, reason: 'not_found' };
      if (poll.meetingId !== null) return { ok: true, meetingId: poll.meetingId };
      if (choice.date === 'none') {
        await settlePoll(services, tx, { pollId, byUserId: userId, isTold: true });
        return { ok: true, meetingId: null };
      }
      const dates = await findDates(tx, pollId, userId);
      const { now } = clubForAsker;
      const date = choice.date === 'best' ? bestDate(dates, now) : dates.find(({ id }) => id === choice.date);
      if (!date) return { ok: false, reason: choice.date === 'best' ? 'all_past' : 'no_such_date' };
      if (date.startsAt <= now) return { ok: false, reason: 'past' };
      const capacity = choice.capacity ?? clubForAsker.club.capacity;
      const opener = { userId, leaderId, capacity, bookId: choice.bookId };
      return openMeetingOn(services, tx, { poll, date, opener });
    }),
  );
  return 'problems' in result ? { ok: false, reason: 'no_book' } : result;
}

interface Opener {
  readonly userId: number;
  readonly leaderId: number;
  readonly capacity: number;
  readonly bookId: number | null;
}

async function openMeetingOn(
  { limits = meetingLimits, announceToClub }: DatePollServices,
  tx: Database,
  { poll, date, opener }: { readonly poll: DatePoll; readonly date: PollDate; readonly opener: Opener },
): Promise<ClosePollResult> {
  const { clubId } = poll;
  const bookId = opener.bookId ?? poll.bookId ?? (await findCurrentBookId(tx, clubId));
  const book = bookId === null ? null : await findBook(tx, bookId);
  if (!book) return { ok: false, reason: 'no_book' };
  const { startsAt } = date;
  const comers = await findComers(tx, date.id);
  const endsAt = new Date(startsAt.getTime() + poll.minutes * 60_000);
  const stored = await storeMeeting(tx, {
    owner: { leaderId: opener.leaderId, clubId },
    plan: {
      bookId: book.id,
      title: titleOfMeeting(book.title),
      description: '',
      startsAt,
      endsAt,
      capacity: opener.capacity,
    },
    limits,
    seated: comers,
  });
  if (!stored.ok) return { ok: false, reason: 'problems' in stored ? 'wrong_plan' : stored.reason };
  // The meeting tells the result.
  await settlePoll({}, tx, { pollId: poll.id, byUserId: opener.userId, isTold: false });
  await storeMeetingOfPoll(tx, poll.id, { optionId: date.id, meetingId: stored.id });
  if (stored.isNew) {
    await insertWaits(tx, stored.id, comers);
    await announceToClub?.(tx, {
      kind: 'club_meeting_opened',
      clubId,
      meetingId: stored.id,
      byUserId: opener.userId,
    });
  }
  return { ok: true, meetingId: stored.id };
}
