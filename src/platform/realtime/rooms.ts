// The names of Socket.IO's rooms.

/** All sockets in the chat of one meeting. */
export const meetingRoom = (meetingId: number): string => `meeting:${meetingId}`;
/** Returns the meeting of such a name, and null for another kind of room. */
export const meetingOfRoom = (room: string): number | null =>
  room.startsWith('meeting:') ? Number(room.slice('meeting:'.length)) : null;
/**
 * Nobody is in this room. A broadcast to it and a meeting's room travels on the channel that
 * `disconnectSockets` uses too, so on a Redis Cluster it arrives before the sockets close.
 */
export const nobodysRoom = 'nobody';
/** All sockets of one person, for what concerns only her. */
export const userRoom = (userId: number): string => `user:${userId}`;
/** All sockets of one session, which end together with it. */
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
/** All sockets of one person in one meeting. */
export const memberRoom = (meetingId: number, userId: number): string => `member:${meetingId}:${userId}`;

const memberRoomName = /^member:(\d+):(\d+)$/;

/** Returns the meeting and the person of such a name, and null for another kind of room. */
export function memberOfRoom(room: string): { readonly meetingId: number; readonly userId: number } | null {
  const [, meetingId, userId] = memberRoomName.exec(room) ?? [];
  return meetingId === undefined ? null : { meetingId: Number(meetingId), userId: Number(userId) };
}
