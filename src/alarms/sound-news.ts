import type { Namespace } from 'socket.io';
import { userRoom } from '../platform/realtime/rooms.ts';

/** Tells somebody's open pages, on all processes, whether she wants to hear a sound from now on. */
export interface SoundNews {
  changed(userId: number, sound: boolean): void;
}

export const createSoundNews = (namespace: Namespace): SoundNews => ({
  changed: (userId, sound) => {
    namespace.to(userRoom(userId)).emit('preferences', { sound });
  },
});
