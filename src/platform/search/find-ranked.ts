import { Prisma } from '../db.ts';
import { anywhere, hasGrams, isLike, matches } from './conditions.sql.ts';
import type { RunSearch } from './search-pool.ts';
import type { Reading, SearchQuery } from './search-query.ts';

/** A searchable table. It has the columns `id`, `search_text` and `search_grams`. */
export interface SearchSource {
  readonly table: Prisma.Sql;
  /** The table alias that `where` and `order` use. */
  readonly alias: Prisma.Sql;
  /** The columns that `order` uses. */
  readonly columns: Prisma.Sql;
  readonly where: Prisma.Sql;
  /**
   * The order of rows that match equally well. Each order needs an index, so that the list can be
   * scanned in order.
   */
  readonly order: Prisma.Sql;
  /**
   * How matches are ranked: `title` by the seven steps of `titleStep`, `phrase` with whole phrases
   * before scattered words, `none` by `order` alone.
   */
  readonly ranking: 'title' | 'phrase' | 'none';
}

interface RankedRows {
  readonly ids: readonly number[];
  /** The number of matches, counted up to `most`. */
  readonly total: number;
  /** The number of the returned page: the requested one, or the last. */
  readonly page: number;
}

interface PageOfRows {
  readonly page: number;
  readonly pageSize: number;
  /** The most rows that paging reaches. */
  readonly most: number;
}

/** A query with more candidate rows in the index than this counts as frequent. */
const mostCandidates = 2_000;
/**
 * If PostgreSQL expects more rows than this, the index is not used: an index scan would read all of
 * them before it returns the first.
 */
const surelyFrequent = 10_000;
/**
 * The most rows that an ordered scan skips, for a frequent query and for the completions of a rare
 * one.
 */
const mostPassed = { frequent: 20_000, unfinished: 5_000 };

/**
 * Returns a page of the matching rows, best first. For a rare query all matches are looked up,
 * ranked and sorted. For a frequent one the best matches come first, then the list is scanned in
 * order until the page is full. Matches of the query as typed come before matches of its
 * completions.
 */
export async function findRanked(
  run: RunSearch,
  source: SearchSource,
  query: SearchQuery,
  place: PageOfRows,
): Promise<RankedRows> {
  const found = await findAsRead(run, source, query, place);
  if (found.total > 0 || query.otherwise.length === 0) return found;
  const [row] = await run<{ ids: number[] }>(otherwiseStatement(source, query, place.most));
  return cut(row?.ids ?? [], place.page, place.pageSize);
}

async function findAsRead(
  run: RunSearch,
  source: SearchSource,
  query: SearchQuery,
  place: PageOfRows,
): Promise<RankedRows> {
  const { literal, unfinished } = query;
  const { page, pageSize, most } = place;
  const typed = await lookUp(run, source, query, literal, most);
  if (typed === null) {
    const first = await bestTitles(run, source, query, most);
    return walk(run, source, { first, reading: literal, passed: mostPassed.frequent, ...place });
  }
  if (unfinished === null) return cut(typed, page, pageSize);
  const all = await lookUp(run, source, query, unfinished, most);
  if (all !== null) return cut(all, page, pageSize);
  // Rare as typed: these rows come first, then the matches of completions.
  return walk(run, source, { first: typed, reading: unfinished, passed: mostPassed.unfinished, ...place });
}

const cut = (ids: readonly number[], page: number, pageSize: number): RankedRows => {
  const inside = Math.max(1, Math.min(page, Math.ceil(ids.length / pageSize)));
  return { ids: ids.slice((inside - 1) * pageSize, inside * pageSize), total: ids.length, page: inside };
};

/**
 * Returns the ids of all matching rows, best first; null if the index names too many candidates.
 */
async function lookUp(
  run: RunSearch,
  source: SearchSource,
  query: SearchQuery,
  reading: Reading,
  most: number,
  grams: readonly number[] = reading.grams,
): Promise<number[] | null> {
  // Without grams every row is a candidate.
  if (grams.length === 0 || (await expectedRows(run, source, grams)) > surelyFrequent) return null;
  const [row] = await run<{ candidates: number; ids: number[] }>(
    lookUpStatement(source, query, { reading, grams, most }),
  );
  return row === undefined || row.candidates > mostCandidates ? null : row.ids;
}

/** Returns how many rows have these grams according to PostgreSQL's statistics. */
async function expectedRows(run: RunSearch, source: SearchSource, grams: readonly number[]): Promise<number> {
  const [row] = await run<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    Prisma.sql`EXPLAIN (FORMAT JSON) SELECT FROM ${source.table} WHERE ${candidatesOf(source, grams)}`,
  );
  return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}

const candidatesOf = ({ alias, where }: SearchSource, grams: readonly number[]) =>
  Prisma.sql`${where} AND ${hasGrams(alias, grams)}`;

/** Selects one row: the number of candidates in the index, and the ids of the matching rows. */
export function lookUpStatement(
  source: SearchSource,
  query: SearchQuery,
  { reading, grams, most }: { reading: Reading; grams: readonly number[]; most: number },
): Prisma.Sql {
  const { table, alias, columns, order, ranking } = source;
  const text = Prisma.sql`${alias}.search_text`;
  return Prisma.sql`
    WITH candidates AS MATERIALIZED (
      SELECT ${columns}, ${text} FROM ${table} WHERE ${candidatesOf(source, grams)} LIMIT ${mostCandidates + 1}
    ), extent AS MATERIALIZED (SELECT count(*)::int AS candidates FROM candidates)
    SELECT candidates,
      ARRAY(SELECT ${alias}.id FROM candidates ${alias}
        WHERE (SELECT candidates FROM extent) <= ${mostCandidates} AND ${matches(text, reading)}
        ORDER BY ${rankOf(text, query, ranking)}, ${order} LIMIT ${most}) AS ids
    FROM extent`;
}

/** Selects one row: the ids of the rows that match one of the other readings. */
function otherwiseStatement(source: SearchSource, { otherwise }: SearchQuery, most: number): Prisma.Sql {
  const { table, alias, columns, where, order, ranking } = source;
  const text = Prisma.sql`${alias}.search_text`;
  const last = otherwise.at(-1);
  const rank = last && ranking === 'title' ? titleStep(text, last) : Prisma.sql`0::int + 0`;
  const either = (conditions: readonly Prisma.Sql[]) => Prisma.sql`(${Prisma.join([...conditions], ' OR ')})`;
  return Prisma.sql`
    WITH candidates AS MATERIALIZED (
      SELECT ${columns}, ${text} FROM ${table}
      WHERE ${where} AND ${either(otherwise.map(({ grams }) => hasGrams(alias, grams)))} LIMIT ${mostCandidates}
    )
    SELECT ARRAY(SELECT ${alias}.id FROM candidates ${alias}
      WHERE ${either(otherwise.map((reading) => matches(text, reading)))} ORDER BY ${rank}, ${order} LIMIT ${most}) AS ids`;
}

/**
 * The first rows of a frequent query: titles that begin with the query, or only titles that equal
 * it if those are too many too.
 */
async function bestTitles(
  run: RunSearch,
  source: SearchSource,
  query: SearchQuery,
  most: number,
): Promise<readonly number[]> {
  if (source.ranking !== 'title') return [];
  const { literal, titleStart, wholeTitle } = query;
  const reading: Reading = { ...literal, words: [], start: literal.phrase };
  if (titleStart !== null) {
    const found = await lookUp(run, source, query, reading, most, titleStart);
    if (found !== null) return found;
  }
  return wholeTitle === null ? [] : ((await lookUp(run, source, query, literal, most, wholeTitle)) ?? []);
}

async function walk(
  run: RunSearch,
  source: SearchSource,
  options: PageOfRows & { first: readonly number[]; reading: Reading; passed: number },
): Promise<RankedRows> {
  const { first, pageSize, most } = options;
  const page = Math.min(options.page, Math.ceil(most / pageSize));
  const begin = (page - 1) * pageSize;
  const leading = first.slice(begin, begin + pageSize);
  const limit = Math.min(pageSize, most - begin) - leading.length;
  const offset = Math.max(0, begin - first.length);
  const idsAfter = async (place: { offset: number; limit: number }) =>
    (await run<{ id: number }>(walkStatement(source, { ...options, ...place }))).map(({ id }) => id);
  const ids = limit <= 0 ? leading : [...leading, ...(await idsAfter({ offset, limit }))];
  if (ids.length === 0 && page > 1)
    return cut([...first, ...(await idsAfter({ offset: 0, limit: most }))], page, pageSize);
  // A page that is not full is the last page.
  return { ids, total: ids.length < pageSize ? begin + ids.length : most, page };
}

/**
 * Selects matching rows in the order of the list, except those in `first`, from a limited number of
 * scanned rows.
 */
function walkStatement(
  { table, alias, columns, where, order }: SearchSource,
  {
    first,
    reading,
    passed,
    offset,
    limit,
  }: { first: readonly number[]; reading: Reading; passed: number; offset: number; limit: number },
): Prisma.Sql {
  const text = Prisma.sql`${alias}.search_text`;
  return Prisma.sql`
    SELECT ${alias}.id FROM (
      SELECT ${columns}, ${text} FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT ${passed}
    ) AS ${alias}
    WHERE ${matches(text, reading)} AND ${alias}.id <> ALL (${[...first]}::int[])
    ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
}

/** The rank of a match; smaller is better. The query as typed ranks before its completions. */
function rankOf(text: Prisma.Sql, query: SearchQuery, ranking: SearchSource['ranking']): Prisma.Sql {
  const { literal, unfinished } = query;
  if (ranking === 'none' || literal.words.length === 0) return Prisma.sql`0::int + 0`;
  const step = ranking === 'title' ? titleStep : phraseStep;
  if (unfinished === null) return step(text, literal);
  return Prisma.sql`CASE WHEN ${matches(text, literal)} THEN ${step(text, literal)} ELSE 10 + ${step(text, unfinished)} END`;
}

/**
 * 1: the title equals the query, 2: begins with it, 3: contains it; 4: the title contains all
 * words; 5: another field equals the query, 6: contains it; 7: the words are in several fields.
 * Spaces are ignored.
 */
function titleStep(text: Prisma.Sql, { phrase, words }: Reading): Prisma.Sql {
  const title = Prisma.sql`split_part(${text}, ${'\n'}, 1)`;
  const like = (pattern: (body: string) => string) => isLike(text, phrase.map(pattern));
  return Prisma.sql`CASE WHEN ${like((body) => `${body}\n%`)} THEN 1 WHEN ${like((body) => `${body}%`)} THEN 2
    WHEN ${isLike(title, anywhere(phrase))} THEN 3
    WHEN ${Prisma.join(
      words.map((bodies) => isLike(title, anywhere(bodies))),
      ' AND ',
    )} THEN 4
    WHEN ${like((body) => `%\n${body}\n%`)} THEN 5 WHEN ${like((body) => `%${body}%`)} THEN 6 ELSE 7 END`;
}

/** 1: a field contains the query, 2: its words are scattered. */
const phraseStep = (text: Prisma.Sql, { phrase }: Reading): Prisma.Sql =>
  Prisma.sql`CASE WHEN ${isLike(text, anywhere(phrase))} THEN 1 ELSE 2 END`;
