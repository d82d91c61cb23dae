import type { BookCard } from '../books/index.ts';
import { bookCard } from '../books/index.ts';
import { type ClubDetail, entrySentences } from '../clubs/index.ts';
import { type MeetingDetail, meetingPlace } from '../meetings/index.ts';
import { koreanPeriod } from '../platform/korean-date.ts';
import { withParticle } from '../platform/korean-particle.ts';
import type { ShareCard } from './share-card.ts';

export const bookShareCard = (genre: string, { title, authors, imprint, cover }: BookCard): ShareCard => ({
  kicker: genre,
  title,
  lines: [authors, imprint],
  cover,
});

export function meetingShareCard({ meeting, club, book, leaderNickname, now }: MeetingDetail): ShareCard {
  const kicker = meeting.cancelledAt ? '취소된 독서 모임' : '독서 모임';
  return {
    kicker: club ? `${kicker} · ${club.name}` : kicker,
    title: meeting.title,
    lines: [
      koreanPeriod(meeting.startsAt, meeting.endsAt, now),
      `${withParticle(`『${book.title}』`, '을')} 함께 읽어요`,
      `${meetingPlace} · ${leaderNickname} 님이 여는 모임`,
    ],
    cover: bookCard(book).cover,
  };
}

export function clubShareCard({ club, leads }: ClubDetail): ShareCard {
  const [leader] = leads;
  return {
    kicker: '북클럽',
    title: club.name,
    lines: [
      club.description.split('\n', 1)[0] ?? '',
      leader ? `${leader.nickname} 님이 이끄는 북클럽` : '',
      entrySentences[club.entry],
    ],
    cover: null,
  };
}
