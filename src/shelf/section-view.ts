import type { ClubDetail } from '../clubs/index.ts';
import type { PageSection } from '../platform/http/render.ts';
import { addHrefOf } from './add-view.ts';
import type { ShelvedBook } from './list-shelf.ts';
import { type ShelfRow, shelfRows } from './list-view.ts';

/** The model of views/shelf/partials/last-read.ejs. */
export interface LastRead {
  readonly shelfHref: string;
  /** Each leads to the archive of its last meeting, or else to the book on the shelf. */
  readonly rows: readonly ShelfRow[];
}

export function lastReadSection(
  { club, asker, now }: ClubDetail,
  books: readonly ShelvedBook[],
): PageSection {
  const rows = shelfRows(books, { clubId: club.id, askerId: asker?.userId ?? null, now });
  const lastRead: LastRead = {
    shelfHref: `/clubs/${club.id}/shelf`,
    rows: rows.map((row) => ({ ...row, href: row.days[0]?.href ?? row.href })),
  };
  return { view: 'shelf/partials/last-read', model: { lastRead } };
}

export const addBookLink = (clubId: number): PageSection => ({
  view: 'shelf/partials/add-link',
  model: { addHref: addHrefOf(clubId) },
});

/** `clubId` is the club in which the person may rate the book; null if there is none. */
export const archiveLinkSection = (
  { id, bookId }: { readonly id: number; readonly bookId: number },
  clubId: number | null,
): PageSection => ({
  view: 'shelf/partials/archive-link',
  model: {
    archiveHref: `/meetings/${id}/archive`,
    ratingHref: clubId === null ? null : `/clubs/${clubId}/shelf/${bookId}#rating`,
  },
});
