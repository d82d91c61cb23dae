import type { Database } from '../platform/db.ts';

/** The answers of a reader's latest quiz. */
export interface TasteProfile {
  /** Ten option keys: "abcdabcdab". */
  readonly answers: string;
  readonly quizVersion: string;
  readonly updatedAt: Date;
}

export const findTasteProfile = (db: Database, userId: number): Promise<TasteProfile | null> =>
  db.tasteProfile.findUnique({ where: { userId } });

/** Replaces the stored answers of the reader. */
export async function storeTasteProfile(db: Database, userId: number, taste: TasteProfile): Promise<void> {
  await db.tasteProfile.upsert({ where: { userId }, create: { userId, ...taste }, update: taste });
}

/** Deletes the reader's stored answers, if there are any. */
export async function deleteTasteProfile(db: Database, userId: number): Promise<void> {
  await db.tasteProfile.deleteMany({ where: { userId } });
}
