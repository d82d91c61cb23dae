import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { findTaste } from './feedback/index.ts';
import { ratingSection } from './rating-view.ts';

/** Returns the section in which a member rates the book of a meeting that ended. */
export const meetingRating = async (
  db: Database,
  userId: number,
  about: { readonly meetingId: number; readonly bookId: number; readonly bookTitle: string },
): Promise<PageSection> => ratingSection(about, await findTaste(db, userId, about.bookId));
