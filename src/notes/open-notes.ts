import type { MeetingForAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { Note } from './note.ts';
import { countNotes, findNotes } from './read-note-repository.ts';
import { findRule } from './rule-repository.ts';
import { timesOf } from './seen-notes.ts';
import { isDue } from './withheld.ts';

type Found = Pick<MeetingForAsker, 'meeting' | 'now'>;

/**
 * Finds the first notes of a meeting that its members may know of; none before the time of writing
 * is over. Their marks still withhold texts from members who have not read so far.
 */
export const findOpenNotes = async (db: Database, found: Found, limit: number): Promise<Note[]> =>
  (await areNotesOpen(db, found)) ? findNotes(db, found.meeting.id, { skip: 0, limit }) : [];

/** Counts such notes. */
export const countOpenNotes = async (db: Database, found: Found): Promise<number> =>
  (await areNotesOpen(db, found)) ? countNotes(db, found.meeting.id) : 0;

/** Whether members have written notes that nobody else sees before the time of writing is over. */
export const hasUnopenedNotes = async (db: Database, found: Found): Promise<boolean> =>
  !(await areNotesOpen(db, found)) && (await countNotes(db, found.meeting.id)) > 0;

/** Whether the members of a meeting may know of its notes by now. */
export const areNotesOpen = async (db: Database, found: Found) =>
  isDue(timesOf(found, await findRule(db, found.meeting.id)));
