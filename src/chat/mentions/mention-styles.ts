import type { ChatRoom } from '../enter-chat.ts';

/** Returns the stylesheet of mentions if the page of the log holds one. */
export const mentionStyles = ({ messages }: Pick<ChatRoom, 'messages'>): string[] =>
  messages.some(({ mentions }) => mentions) ? ['/css/chat/mention.css'] : [];
