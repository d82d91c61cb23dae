import type { MeetingPeople, Person } from './meeting-people.ts';

/** Seats of a meeting on this site. */
export const seatLimits = { min: 2, max: 500 };

/** Adds a note on a meeting. `labelOf` returns how notes name a user of the original site. */
export type Note = ((text: string) => void) & { readonly labelOf: (pk: number) => string };

/** Chooses the people who get a seat, and adds a note on the others. */
export function giveSeats({ here, absent }: MeetingPeople, seats: number, note: Note): readonly Person[] {
  const beyond = here.slice(seats);
  if (absent.length > 0)
    note(
      `: ${absent.length} who take part have no account here: left behind (users ${absent.map(note.labelOf).join(', ')})`,
    );
  if (beyond.length > 0)
    note(
      `: ${beyond.length} are more than it has seats for: left behind (users ${beyond.map(({ pk }) => note.labelOf(pk)).join(', ')})`,
    );
  return here.slice(0, seats);
}
