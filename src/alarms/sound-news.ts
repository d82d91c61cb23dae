import type { Namespace } from 'socket.io';
import { userRoom } from '../platform/realtime/rooms.ts';

/** Sends a changed sound preference to the person's open pages, on all processes. */
export interface SoundNews {
  changed(userId: number, sound: boolean): void;
}

export const createSoundNews = (namespace: Namespace): SoundNews => ({
  changed: (userId, sound) => {
    namespace.to(userRoom(userId)).emit('preferences', { sound });
  },
});
