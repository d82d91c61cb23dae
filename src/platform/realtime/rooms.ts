/** The names of Socket.IO's rooms, all in one place. */
export const meetingRoom = (meetingId: number): string => `meeting:${meetingId}`;
/** The meeting whose room has this name; null for another kind of room. */
export const meetingOfRoom = (room: string): number | null =>
  room.startsWith('meeting:') ? Number(room.slice('meeting:'.length)) : null;
/** All sockets of one person: private news goes here. */
export const userRoom = (userId: number): string => `user:${userId}`;
/** All sockets of one log-in, to end them with it. */
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
/** All sockets of one person in one meeting. */
export const memberRoom = (meetingId: number, userId: number): string => `member:${meetingId}:${userId}`;
