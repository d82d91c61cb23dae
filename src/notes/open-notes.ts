import type { MeetingForAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { countNotes } from './read-note-repository.ts';
import { findRule } from './rule-repository.ts';
import { timesOf } from './seen-notes.ts';
import { isDue } from './withheld.ts';

type Found = Pick<MeetingForAsker, 'meeting' | 'now'>;

/** Counts the notes of a meeting that members may know of; 0 before the time of writing is over. */
export const countOpenNotes = async (db: Database, found: Found): Promise<number> =>
  (await areOpen(db, found)) ? countNotes(db, found.meeting.id) : 0;

const areOpen = async (db: Database, found: Found) =>
  isDue(timesOf(found, await findRule(db, found.meeting.id)));
