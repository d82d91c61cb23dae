import type { Database } from '../platform/db.ts';

/** Returns the words that hold messages back in a club's meetings; none by default. */
export const findWordList = async (db: Database, clubId: number): Promise<readonly string[]> =>
  (await db.clubWordList.findUnique({ where: { clubId }, select: { words: true } }))?.words ?? [];

/** Replaces a club's words. The version rises, so that web processes drop their copies. */
export const storeWordList = (db: Database, clubId: number, words: readonly string[]): Promise<number> =>
  db.$executeRaw`
    INSERT INTO club_word_lists (club_id, words) VALUES (${clubId}, ${[...words]})
    ON CONFLICT (club_id) DO UPDATE SET words = EXCLUDED.words, version = club_word_lists.version + 1`;
