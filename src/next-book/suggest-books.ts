import { type Candidate, listBestWorks } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { type ChosenAnswer, chosenAnswers, questionIds, readAnswers } from '../quiz/index.ts';
import { chooseForGroup, commonAnswers, type GroupPick } from '../recommendations/index.ts';
import { findClubTaste } from './club-taste-repository.ts';

/** Works of each genre that a club may get. */
const worksPerGenre = 20;

export type Suggestions =
  | {
      readonly ok: true;
      /** Chosen by score alone. */
      readonly picks: readonly GroupPick[];
      readonly books: ReadonlyMap<number, Candidate>;
      /** The answers that at least half of the members gave; none for fewer than five. */
      readonly common: readonly ChosenAnswer[];
    }
  | { readonly ok: false; readonly reason: 'too_few_profiles' };

/**
 * Chooses three books of the catalogue for a club by its members' merged taste: none that a member
 * has read or dislikes, and none with a tag that a member avoids. Calls no model. Needs three
 * members with a taste profile.
 */
export async function suggestBooks(db: Database, clubId: number): Promise<Suggestions> {
  const { profiles, excluded, avoidedTags } = await findClubTaste(db, clubId);
  const members = profiles.flatMap((letters) => {
    const answers = readAnswers(Object.fromEntries(questionIds.map((id, at) => [id, letters[at] ?? ''])));
    return answers ? [chosenAnswers(answers)] : [];
  });
  const avoided = new Set(avoidedTags);
  const works = await listBestWorks(db, { perGenre: worksPerGenre, except: excluded });
  const candidates = works.filter(({ tags }) => !tags.some((tag) => avoided.has(tag)));
  const picks = chooseForGroup(members, candidates);
  if (picks === null) return { ok: false, reason: 'too_few_profiles' };
  const books = new Map(candidates.map((book) => [book.id, book]));
  return { ok: true, picks, books, common: commonAnswers(members) };
}
