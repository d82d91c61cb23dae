import type { SearchQuery } from '../platform/search/index.ts';

export interface MeetingFilter {
  readonly when: 'upcoming' | 'live' | 'past';
  readonly genreId?: number | undefined;
  readonly bookId?: number | undefined;
  /** Searched in the meeting's title and in the search key of its book; null for all meetings. */
  readonly query: SearchQuery | null;
  /** Only meetings of this member, cancelled ones too. */
  readonly memberId?: number | undefined;
  readonly page: number;
}

export type ListFilter = Omit<MeetingFilter, 'query'>;
