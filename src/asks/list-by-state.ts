import type { Database } from '../platform/db.ts';
import type { AskRef } from './ask.ts';
import { type AskedPerson, findPeople } from './list-repository.ts';

/** The members whom a poll, vote, notice or other ask is put to, by what each has done with it. */
export interface PeopleByState {
  readonly answered: readonly AskedPerson[];
  readonly seen: readonly AskedPerson[];
  readonly notSeen: readonly AskedPerson[];
}

/**
 * Lists the members of an ask: who answered, who only saw it, and who did not. Members who joined
 * while it was open are listed, those who left are not. The caller checks the right to see it.
 */
export async function listByState(db: Database, ref: AskRef): Promise<PeopleByState> {
  const people = await findPeople(db, ref);
  return {
    answered: people.filter(({ state }) => state === 'answered'),
    seen: people.filter(({ state }) => state === 'seen'),
    notSeen: people.filter(({ state }) => state === 'not_seen'),
  };
}
