import type { z } from 'zod';
import type { MeetingFields, ParticipateFields, UserFields } from './dump-models.ts';

/**
 * `pk` is negative when the dump has natural primary keys. `label` names the person in messages.
 */
export type DumpUser = z.infer<typeof UserFields> & { readonly pk: number; readonly label: string };

export type DumpMeeting = Omit<z.infer<typeof MeetingFields>, 'book' | 'leader' | 'participants'> & {
  readonly pk: number;
  readonly book: number | undefined;
  readonly leader: number | undefined;
  readonly participants: readonly number[];
};
export type DumpParticipation = Omit<z.infer<typeof ParticipateFields>, 'meeting' | 'user'> & {
  readonly meeting: number | undefined;
  readonly user: number | undefined;
};

export interface Dump {
  /** Unparsed entries of books, authors and categories, for `loadFixtures`. */
  readonly catalogue: readonly unknown[];
  /** Their indexes in the dump. */
  readonly cataloguePlaces: readonly number[];
  /** Aladin's item id of each book by pk. */
  readonly itemIds: ReadonlyMap<number, number>;
  readonly users: readonly DumpUser[];
  readonly meetings: readonly DumpMeeting[];
  readonly participations: readonly DumpParticipation[];
  /** Number of entries of models that this site does not have. */
  readonly left: ReadonlyMap<string, number>;
}
