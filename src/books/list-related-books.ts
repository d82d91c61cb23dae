import type { Database } from '../platform/db.ts';
import type { Book } from './book.ts';
import { findBooksOfWork } from './related-book-repository.ts';
import { type ProductKind, productKind } from './works/product-kind.ts';
import { areByOneAuthor, isSameWork, workIdentity } from './works/work-identity.ts';

export interface RelatedBook {
  readonly book: Book;
  readonly kind: Exclude<ProductKind, 'workbook'>;
  /** Whether it holds the same text: an edition of the same work, or the same volume. */
  readonly isEdition: boolean;
}

/** Returns the other editions, volumes and sets of a book's work, in this order. */
export async function listRelatedBooks(db: Database, book: Book): Promise<RelatedBook[]> {
  const identity = workIdentity(book);
  const related = (await findBooksOfWork(db, book.id)).flatMap((other): RelatedBook[] => {
    const kind = productKind(other);
    const itsIdentity = workIdentity(other);
    if (kind === 'workbook' || !areByOneAuthor(identity, itsIdentity)) return [];
    return [{ book: other, kind, isEdition: isSameWork(identity, itsIdentity) }];
  });
  return related.toSorted((one, other) => placeOf(one) - placeOf(other) || byTitle(one, other));
}

const placeOf = ({ kind, isEdition }: RelatedBook) => (isEdition ? 0 : kind === 'set' ? 2 : 1);
/** Volumes in the order of their numbers. Editions keep the order of the list. */
const byTitle = (one: RelatedBook, other: RelatedBook) =>
  one.isEdition ? 0 : one.book.title.localeCompare(other.book.title, 'ko', { numeric: true });
