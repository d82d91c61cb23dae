import { readItem } from '../aladin/aladin-item.ts';
import type { FoundItems, Omission } from './aladin-search.ts';

/** Reads the items of a search with the rules of the import. Each book is there once. */
export function readItems(items: readonly unknown[]): FoundItems {
  const read = items.map(readItem);
  const books = new Map(
    read.flatMap((item) => (item.kind === 'kept' ? [[item.book.itemId, item.book]] : [])),
  );
  const reasons = read.flatMap((item): Omit<Omission, 'count'>[] => {
    if (item.kind === 'kept') return [];
    return item.kind === 'excluded'
      ? [{ why: item.exclusion.kind, name: item.exclusion.name }]
      : [{ why: 'unreadable', name: '' }];
  });
  const omitted = Map.groupBy(reasons, ({ why, name }) => `${why} ${name}`);
  return {
    books: [...books.values()],
    omitted: [...omitted.values()].flatMap((same): Omission[] =>
      same[0] === undefined ? [] : [{ ...same[0], count: same.length }],
    ),
  };
}
