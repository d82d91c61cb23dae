import type { Database } from '../platform/db.ts';
import type { AskRef } from './ask.ts';
import { type AskedPerson, findPeople } from './list-repository.ts';

/** Everybody who is asked, in three lists. */
export interface PeopleByState {
  readonly answered: readonly AskedPerson[];
  readonly seen: readonly AskedPerson[];
  readonly notSeen: readonly AskedPerson[];
}

/**
 * Lists everybody who is asked by how far the ask got. People who left are in none, and those who
 * joined while it was open are. The caller checks the right to see it.
 */
export async function listByState(db: Database, ref: AskRef): Promise<PeopleByState> {
  const people = await findPeople(db, ref);
  return {
    answered: people.filter(({ state }) => state === 'answered'),
    seen: people.filter(({ state }) => state === 'seen'),
    notSeen: people.filter(({ state }) => state === 'not_seen'),
  };
}
