import type { Logger } from '../platform/log.ts';
import type { Meeting, MeetingPlan } from './meeting.ts';

/** Announces changes of a meeting to the open chat room and to alarms, after they are stored. */
export interface MeetingAnnouncer {
  /** The leader edited the meeting; `fields` are the changed parts. */
  changed(meeting: Meeting, fields: readonly (keyof MeetingPlan)[]): Promise<void> | void;
  cancelled(meetingId: number): Promise<void> | void;
  joined(meetingId: number, userId: number): Promise<void> | void;
  /** A member left. */
  left(meetingId: number, userId: number): Promise<void> | void;
  /** The leader removed a member. */
  removed(meetingId: number, userId: number): Promise<void> | void;
  /** Another member leads the meeting now. */
  leaderChanged(meetingId: number): Promise<void> | void;
  /** A member got or lost the rights of the leader, with or without the lead itself. */
  rightsChanged(meetingId: number, userId: number): Promise<void> | void;
}

/** Announces to nobody. */
export const noAnnouncer: MeetingAnnouncer = {
  changed() {},
  cancelled() {},
  joined() {},
  left() {},
  removed() {},
  leaderChanged() {},
  rightsChanged() {},
};

/**
 * Announces a stored change. A failure is only logged, so that the person is told that the change
 * was stored.
 */
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
