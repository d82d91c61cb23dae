import type { Logger } from '../platform/log.ts';
import type { Meeting, MeetingPlan } from './meeting.ts';

/** Tells those whom a change of a meeting concerns, after it is stored: the open chat room, alarms. */
export interface MeetingAnnouncer {
  /** Edited. `fields` says what is new. */
  changed(meeting: Meeting, fields: readonly (keyof MeetingPlan)[]): Promise<void> | void;
  cancelled(meetingId: number): Promise<void> | void;
  joined(meetingId: number, userId: number): Promise<void> | void;
  /** Went by herself. */
  left(meetingId: number, userId: number): Promise<void> | void;
  /** Was removed by the leader. */
  removed(meetingId: number, userId: number): Promise<void> | void;
}

/** Nobody to tell. */
export const noAnnouncer: MeetingAnnouncer = {
  changed() {},
  cancelled() {},
  joined() {},
  left() {},
  removed() {},
};

/** The change is stored and the person is told so, whether or not others could be told now. */
export async function announce(
  { announcer, log }: { announcer: MeetingAnnouncer; log: Logger },
  tell: (announcer: MeetingAnnouncer) => Promise<void> | void,
): Promise<void> {
  try {
    await tell(announcer);
  } catch (err) {
    log.warn({ err }, 'a change of a meeting could not be announced');
  }
}
