import { type ShownAttendee, shownAttendees } from '../attendance/index.ts';
import { type BookCard, bookCard } from '../books/index.ts';
import type { Page, PageSection } from '../platform/http/render.ts';
import { koreanPeriod } from '../platform/korean-date.ts';
import { averageOf, type ShownRating, type Stars, shownRating } from './rating-view.ts';
import type { Archive } from './show-archive.ts';
import { shelfAssets } from './view.ts';

interface ArchivePage extends Page {
  readonly id: string;
  readonly heading: string;
  readonly period: string;
  readonly meetingHref: string;
  readonly logHref: string;
  readonly club: { readonly name: string; readonly href: string } | null;
  readonly book: BookCard;
  readonly attendees: readonly ShownAttendee[];
  readonly stars: Stars | null;
  readonly ratings: readonly ShownRating[];
  /** The book on the club's shelf, where members rate it; null without a club. */
  readonly entryHref: string | null;
  readonly entryLabel: string;
  readonly sections: readonly PageSection[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'shelf/archive': ArchivePage;
  }
}

export function archivePage(archive: Archive, sections: readonly PageSection[]): ArchivePage {
  const { meeting, asker, now, book, club, attendees, figures, ratings } = archive;
  return {
    title: `${meeting.title} · 모임 기록`,
    ...shelfAssets,
    styles: [...shelfAssets.styles, '/css/pages/before-talk.css'],
    id: String(meeting.id),
    heading: meeting.title,
    period: koreanPeriod(meeting.startsAt, meeting.endsAt, now),
    meetingHref: `/meetings/${meeting.id}`,
    logHref: `/meetings/${meeting.id}/chat`,
    club: club && { name: club.name, href: `/clubs/${club.id}` },
    book: bookCard(book),
    attendees: shownAttendees(attendees, { meetingId: meeting.id, askerId: asker?.userId ?? null }),
    stars: averageOf(figures),
    ratings: ratings.map((rating) => shownRating(rating, asker?.userId ?? null)),
    entryHref: club && `/clubs/${club.id}/shelf/${book.id}`,
    entryLabel: entryLabelOf(archive),
    sections,
  };
}

function entryLabelOf({ canRate, hasRated }: Archive): string {
  if (!canRate) return '책장에서 보기';
  return hasRated ? '내 별점 고치기' : '별점 남기기';
}
