import { titlesNamedIn } from '../books/index.ts';
import {
  groupWriting,
  groupWritingKey,
  type SlottedServices,
  takeTurnOf,
  type WriteInput,
  withSlot,
  writeForGroup,
} from '../recommendations/index.ts';
import { type BookWords, findBookWords, storeBookWords } from './book-words-repository.ts';
import type { Suggestions } from './suggest-books.ts';

/** The member who opened the page, and her club. */
export interface WordsAsker {
  readonly userId: number;
  readonly clubId: number;
  /** The address block of the request. */
  readonly addressBlock: string;
}

/** The books that the code chose. */
type Chosen = Extract<Suggestions, { ok: true }>;

const none: BookWords = new Map();

/**
 * Returns a model's words for a club's three books: those stored for this choice, or new ones. The
 * members of a club share one call. Empty without a model, over a limit, and when the model fails.
 */
export async function findWords(
  services: SlottedServices,
  asker: WordsAsker,
  { picks, books, common }: Chosen,
): Promise<BookWords> {
  const { db, recommender, clock, log } = services;
  const writing = groupWriting(common, {
    books: picks.flatMap(({ bookId }) => books.get(bookId) ?? []),
    candidates: [...books.values()],
    findTitles: (text) => titlesNamedIn(db, text),
  });
  const key = recommender && groupWritingKey(recommender.model, writing);
  if (key === null) return none;
  const asked = { clubId: asker.clubId, key };
  const stored = await findBookWords(db, { ...asked, now: clock.now() });
  if (stored) return stored;
  const { ok } = await services.rateLimits.count('next-book-words', String(asker.userId));
  if (!ok) return none;
  return await withSlot(services, asker.userId, (slotted) =>
    makeWords(slotted, { ...asker, key }, writing),
  ).catch((err) => {
    log.warn({ err, club: asker.clubId }, 'no words of the model for a club: facts stand');
    return none;
  });
}

async function makeWords(
  services: Parameters<Parameters<typeof withSlot>[2]>[0],
  asked: WordsAsker & { readonly key: string },
  writing: WriteInput,
): Promise<BookWords> {
  const { db, redis, clock, log, limits, lendSlot = (task) => task() } = services;
  const signal = AbortSignal.timeout(limits.choiceTimeoutMs);
  const turn = await lendSlot(() => takeTurnOf(redis, `club ${asked.clubId}`, signal));
  try {
    // Another member may have opened the page meanwhile.
    const stored = await findBookWords(db, { ...asked, now: clock.now() });
    if (stored) return stored;
    if (turn === null) return none;
    // Words for a club take nothing from the calls kept for first recommendations.
    const budgetUser = { isVisitor: false, isFirstToday: false, isConfirmed: false };
    const written = await writeForGroup(services, writing, {
      budgetUser: { ...budgetUser, addressBlock: asked.addressBlock },
      signal,
    });
    if (written === null) return none;
    await storeBookWords(db, { ...asked, now: clock.now() }, written);
    return written.byBook;
  } finally {
    void turn?.release().catch((err) => log.warn({ err }, "a club's turn could not be released"));
  }
}
