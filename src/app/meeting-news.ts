import type { MeetingAnnouncer } from '../meetings/index.ts';
import type { Sockets } from './sockets.ts';

/** Tells open rooms what was changed on a page, and a removed member's open pages that her inbox has a new entry. */
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
