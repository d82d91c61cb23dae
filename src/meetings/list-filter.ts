import type { SearchQuery } from '../platform/search/index.ts';

export interface MeetingFilter {
  readonly when: 'upcoming' | 'live' | 'past';
  readonly genreId?: number | undefined;
  readonly bookId?: number | undefined;
  /** Searched in the meeting's title and in the search key of its book; null for all meetings. */
  readonly query: SearchQuery | null;
  /** The person who asks; null for a visitor. The list holds only what she may know of. */
  readonly askerId: number | null;
  /** Only the asking person's own meetings, cancelled ones too. */
  readonly mine: boolean;
  readonly page: number;
}

export type ListFilter = Omit<MeetingFilter, 'query'>;
