import { isOpen, type Meeting } from './meeting.ts';

/** Minutes before the start from which members may enter and wait for the others. */
const entryLeadMinutes = 10;

/** Returns the moment from which members may enter and wait. */
export const entryOpensAt = ({ startsAt }: Pick<Meeting, 'startsAt'>): Date =>
  new Date(startsAt.getTime() - entryLeadMinutes * 60_000);

/** Whether members may enter: some minutes before the start, and until the end. */
export const isEntryOpen = (meeting: Meeting, now: Date): boolean =>
  isOpen(meeting, now) && now >= entryOpensAt(meeting);
