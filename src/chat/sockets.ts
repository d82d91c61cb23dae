import type { Server } from 'socket.io';
import { joinAnnouncers } from '../meetings/index.ts';
import { type ChatRoomServices, type ChatRooms, openChat } from './open-chat.ts';
import { openLobby } from './open-lobby.ts';
import type { Presence } from './presence.ts';

export type { ChatRooms } from './open-chat.ts';

export interface ChatServices extends ChatRoomServices {
  readonly lobbyPresence: Presence;
}

/** Opens the `/chat` and `/lobby` namespaces. */
export function chatSockets(io: Server, services: ChatServices): ChatRooms {
  const chat = openChat(io.of('/chat'), services);
  const lobby = openLobby(io.of('/lobby'), { ...services, presence: services.lobbyPresence });
  return {
    ...chat,
    news: joinAnnouncers([chat.news, lobby.news]),
    stop: () => {
      chat.stop();
      lobby.stop();
    },
  };
}
