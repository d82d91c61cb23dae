import type { Database } from '../platform/db.ts';
import type { Book } from './book.ts';
import { findBooksOfWork } from './related-book-repository.ts';
import { productKind } from './works/product-kind.ts';
import { areByOneAuthor, isSameWork, workIdentity } from './works/work-identity.ts';

/**
 * How a product belongs to a book: an edition of the same work or volume, another volume, a single
 * volume of the set that the book is, or a set.
 */
export type Relation = 'edition' | 'volume' | 'single' | 'set';

export interface RelatedBook {
  readonly book: Book;
  readonly relation: Relation;
}

const order: readonly Relation[] = ['edition', 'volume', 'single', 'set'];

/** Returns the other editions, volumes and sets of a book's work, in this order. */
export async function listRelatedBooks(db: Database, book: Book): Promise<RelatedBook[]> {
  const related = (await findBooksOfWork(db, book.id)).flatMap((other): RelatedBook[] => {
    const relation = relationOf(book, other);
    return relation === null ? [] : [{ book: other, relation }];
  });
  return related.toSorted(
    (one, other) => order.indexOf(one.relation) - order.indexOf(other.relation) || byTitle(one, other),
  );
}

function relationOf(book: Book, other: Book): Relation | null {
  const [identity, otherIdentity] = [workIdentity(book), workIdentity(other)];
  const [kind, otherKind] = [productKind(book), productKind(other)];
  if (otherKind === 'workbook' || !areByOneAuthor(identity, otherIdentity)) return null;
  if (kind === otherKind && isSameWork(identity, otherIdentity)) return 'edition';
  if (otherKind === 'set') return 'set';
  return kind === 'set' ? 'single' : 'volume';
}

/** Volumes in the order of their numbers. Editions keep the order of the list. */
const byTitle = (one: RelatedBook, other: RelatedBook) =>
  one.relation === 'edition' ? 0 : one.book.title.localeCompare(other.book.title, 'ko', { numeric: true });
