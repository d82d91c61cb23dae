import type { MeetingAnnouncer } from './announcer.ts';

/**
 * Returns an announcer that tells all of these. Each is told although another fails; then the first
 * failure is thrown.
 */
export function joinAnnouncers(announcers: readonly MeetingAnnouncer[]): MeetingAnnouncer {
  const tellAll = async (tell: (announcer: MeetingAnnouncer) => Promise<void> | void) => {
    const results = await Promise.allSettled(announcers.map(async (announcer) => tell(announcer)));
    const failure = results.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
  };
  return {
    changed: (meeting, fields) => tellAll((one) => one.changed(meeting, fields)),
    cancelled: (meetingId) => tellAll((one) => one.cancelled(meetingId)),
    joined: (meetingId, userId) => tellAll((one) => one.joined(meetingId, userId)),
    left: (meetingId, userId) => tellAll((one) => one.left(meetingId, userId)),
    removed: (meetingId, userId) => tellAll((one) => one.removed(meetingId, userId)),
    leaderChanged: (meetingId) => tellAll((one) => one.leaderChanged(meetingId)),
    rightsChanged: (meetingId, userId) => tellAll((one) => one.rightsChanged(meetingId, userId)),
  };
}
