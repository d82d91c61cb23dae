import type { MeetingAnnouncer } from '../meetings/index.ts';
import type { Sockets } from './sockets.ts';

/**
 * Broadcasts changes of a meeting to open chat rooms, and tells the open pages of a removed member
 * that her inbox has a new entry.
 */
export const meetingNews = ({
  roomNews,
  inboxNews,
}: Pick<Sockets, 'roomNews' | 'inboxNews'>): MeetingAnnouncer => ({
  ...roomNews,
  removed: (meetingId, userId) => {
    inboxNews.changed(userId);
    return roomNews.removed(meetingId, userId);
  },
});
