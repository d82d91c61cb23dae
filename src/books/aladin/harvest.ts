import { type QuizGenre, quizGenres } from '../genres.ts';
import { createWorkFilter } from '../works/pick-works.ts';
import type { FetchList, QueryType } from './aladin-client.ts';
import { lastPage, pageSize } from './aladin-client.ts';
import { type ImportedBook, type ReadItem, readItem } from './aladin-item.ts';
import type { ImportReport, LeftOut } from './import-report.ts';
import type { Repair } from './mend-body.ts';

export interface Progress {
  readonly list: string;
  readonly page: number;
  readonly kept: number;
}

export interface HarvestOptions {
  readonly fetchList: FetchList;
  /** Number of books of the overall bestseller list to keep after exclusions. */
  readonly max: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** Collects the books of lists, and a report of the items that it leaves out. */
export class Harvest {
  readonly kept = new Map<number, ImportedBook>();
  readonly #leftOut = new Map<string, LeftOut>();
  readonly #warnings = new Set<string>();
  readonly #options: HarvestOptions;
  #pages = 0;
  fetched = 0;

  constructor(options: HarvestOptions) {
    this.#options = options;
  }

  /** Works of each genre, one edition each, that a recommendation can use. */
  countOf({ name }: QuizGenre): number {
    const filter = createWorkFilter();
    return [...this.kept.values()].filter((book) => book.genre === name && filter.take(book)).length;
  }

  warn(warning: string): void {
    this.#warnings.add(warning);
  }

  /** Keeps books of one list while they are wanted. */
  async gather(genre: QuizGenre, queryType: QueryType, isWanted: () => boolean): Promise<void> {
    const seen = new Set<string>();
    for (let page = 1; page <= lastPage && isWanted(); page += 1) {
      const { items, repairs } = await this.#options.fetchList({
        queryType,
        categoryId: genre.aladinId,
        page,
      });
      this.#pages += 1;
      this.fetched += items.length;
      this.#warnOfRepairs(repairs);
      const read = items.map(readItem);
      const ranksAreOverall = genre.aladinId === 0 || !isNumberedByPosition(read, page);
      const list = `${queryType} ${genre.name}`;
      for (const [index, item] of read.entries()) {
        if (item.kind === 'kept' && genre.aladinId !== 0 && item.book.genre !== genre.name) continue;
        if (isWanted()) this.#take(item, { list, page, index }, ranksAreOverall);
      }
      this.#options.onProgress?.({ list, page, kept: this.kept.size });
      const before = seen.size;
      for (const item of items) seen.add(JSON.stringify(item));
      if (seen.size === before) return;
    }
  }

  #take(item: ReadItem, place: Pick<LeftOut, 'list' | 'page' | 'index'>, ranksAreOverall: boolean): void {
    if (item.kind !== 'kept') {
      // An item without an id is identified by its place.
      const key = item.itemId ?? JSON.stringify(place);
      this.#leftOut.set(`${key} ${item.label} ${item.reason}`, { ...item, ...place });
      return;
    }
    for (const role of item.unknownRoles) this.warn(`unknown role in an author string: ${role}`);
    const { book } = item;
    if (this.kept.has(book.itemId)) return;
    this.kept.set(book.itemId, ranksAreOverall ? book : { ...book, bestRank: null });
  }

  #warnOfRepairs(repairs: readonly Repair[]): void {
    for (const repair of repairs) this.warn(`answers of Aladin had to be mended: ${repair}`);
  }

  report(): ImportReport {
    const leftOut = [...this.#leftOut.values()];
    return {
      pages: this.#pages,
      fetched: this.fetched,
      kept: this.kept.size,
      excluded: leftOut.filter(({ kind }) => kind === 'excluded'),
      quarantined: leftOut.filter(({ kind }) => kind === 'quarantined'),
      genres: Object.fromEntries(quizGenres.map((genre) => [genre.name, this.countOf(genre)])),
      warnings: [...this.#warnings],
    };
  }
}

/**
 * Tells whether the ranks are only positions in the list. A genre list may count from 1, which
 * would put its books among the best of all genres, so such ranks are dropped.
 */
function isNumberedByPosition(items: readonly ReadItem[], page: number): boolean {
  const first = (page - 1) * pageSize + 1;
  return items.every((item, at) => item.kind !== 'kept' || item.book.bestRank === first + at);
}
