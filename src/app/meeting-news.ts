import type { MeetingAnnouncer } from '../meetings/index.ts';
import type { Sockets } from './sockets.ts';

/**
 * Broadcasts changes of a meeting to open chat rooms, and tells the open pages of a member who left
 * or was removed that her inbox changed.
 */
export const meetingNews = ({
  roomNews,
  inboxNews,
}: Pick<Sockets, 'roomNews' | 'inboxNews'>): MeetingAnnouncer => ({
  ...roomNews,
  // With a club she may no longer know of meetings in her inbox.
  left: (meetingId, userId) => {
    inboxNews.changed(userId);
    return roomNews.left(meetingId, userId);
  },
  removed: (meetingId, userId) => {
    inboxNews.changed(userId);
    return roomNews.removed(meetingId, userId);
  },
});
