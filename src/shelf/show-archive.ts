import { type Attendee, findAttendees } from '../attendance/index.ts';
import { type Book, findBook } from '../books/index.ts';
import { type ClubForAsker, findClubForAsker } from '../clubs/index.ts';
import {
  findMeetingForAsker,
  type MeetingAndAsker,
  type MeetingForAsker,
  phaseOf,
} from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { allowed, refuse } from '../platform/decision.ts';
import { canRate, canRead } from './policy.ts';
import { findFigures, findOwnRating, findRatings } from './rating-repository.ts';
import type { Rating, RatingFigures } from './shelf.ts';

/** Ratings that an archive shows; the shelf has the others. */
const mostRatings = 10;

/** The archive of a meeting that took place. */
export interface Archive extends MeetingAndAsker {
  readonly book: Book;
  /** Null for a meeting of its own. */
  readonly club: { readonly id: number; readonly name: string } | null;
  /** The members who came, without those who hide it from the person. */
  readonly attendees: readonly Attendee[];
  readonly figures: RatingFigures | null;
  readonly ratings: readonly Rating[];
  /** Whether the person may rate the book, and whether she has. */
  readonly canRate: boolean;
  readonly hasRated: boolean;
}

export type ArchiveResult =
  | { readonly ok: true; readonly archive: Archive }
  | { readonly ok: false; readonly reason: 'not_found' | 'not_member' | 'not_over' | 'cancelled' };

/**
 * Decides whether a person may read the archive of a meeting. A club's meeting is open to the
 * club's members, any other one to its own.
 */
export async function decideArchive(db: Database, { meeting, asker }: MeetingForAsker) {
  if (meeting.clubId === null)
    return { clubForAsker: null, decision: asker?.isMember ? allowed : refuse('not_member') };
  const clubForAsker = await findClubForAsker(db, meeting.clubId, asker?.userId ?? null);
  return { clubForAsker, decision: clubForAsker ? canRead(clubForAsker) : refuse('not_found') };
}

/** Returns the archive of a meeting for one person, or why she does not get it. */
export async function showArchive(db: Database, meetingId: number, userId: number): Promise<ArchiveResult> {
  const found = await findMeetingForAsker(db, meetingId, userId);
  if (!found) return refuse('not_found');
  const { clubForAsker, decision } = await decideArchive(db, found);
  if (!decision.ok) return decision;
  const phase = phaseOf(found.meeting, found.now);
  if (phase !== 'ended') return refuse(phase === 'cancelled' ? 'cancelled' : 'not_over');
  const [book, attendees, ratings] = await Promise.all([
    findBook(db, found.meeting.bookId),
    findAttendees(db, meetingId, userId),
    clubForAsker ? findClubRatings(db, clubForAsker, found.meeting.bookId, userId) : noRatings,
  ]);
  if (!book) return refuse('not_found');
  return { ok: true, archive: { ...found, book, club: clubForAsker?.club ?? null, attendees, ...ratings } };
}

const noRatings = { figures: null, ratings: [], canRate: false, hasRated: false };

/** Finds the ratings of the meeting's book in its club. */
async function findClubRatings(db: Database, clubForAsker: ClubForAsker, bookId: number, userId: number) {
  const about = { clubId: clubForAsker.club.id, bookId };
  const [[figures = null], ratings, own] = await Promise.all([
    findFigures(db, about.clubId, [bookId]),
    findRatings(db, about, { limit: mostRatings }),
    findOwnRating(db, { ...about, userId }),
  ]);
  return { figures, ratings, canRate: canRate(clubForAsker).ok, hasRated: own !== null };
}
