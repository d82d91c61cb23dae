import { findLedClubs, type LedClub } from '../clubs/index.ts';
import { findLedMeetings, type LedMeeting } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { LeavingChoices } from './choices.ts';

/** The clubs and meetings that a person must decide about before she leaves. */
export interface Led {
  readonly clubs: readonly LedClub[];
  readonly meetings: readonly LedMeeting[];
}

export async function findLed(db: Database, userId: number): Promise<Led> {
  const clubs = await findLedClubs(db, userId);
  return { clubs, meetings: await findLedMeetings(db, userId) };
}

/** The ids of those that she has not decided about. */
export interface Undecided {
  readonly clubs: readonly number[];
  readonly meetings: readonly number[];
  /** Meetings whose chosen member cannot lead them any more. */
  readonly lostHeirs: readonly number[];
}

export const isDecided = ({ clubs, meetings, lostHeirs }: Undecided): boolean =>
  clubs.length + meetings.length + lostHeirs.length === 0;

/** Finds what these choices leave open. */
export function undecided({ clubs, meetings }: Led, choices: LeavingChoices): Undecided {
  const { closedClubs, cancelledMeetings, heirs } = choices;
  const chosen = meetings.filter(({ id }) => heirs.has(id));
  return {
    clubs: clubs.filter(({ id }) => !closedClubs.has(id)).map(({ id }) => id),
    meetings: meetings.filter(({ id }) => !heirs.has(id) && !cancelledMeetings.has(id)).map(({ id }) => id),
    lostHeirs: chosen
      .filter(({ id, members }) => !members.some((member) => member.id === heirs.get(id)))
      .map(({ id }) => id),
  };
}
