import { mayLead } from '../../meetings/index.ts';
import type { ChatRoom } from '../enter-chat.ts';
import { excerptOf } from '../excerpt.ts';

/** The pinned message above a log. */
export interface PinnedPart {
  readonly href: string;
  readonly nickname: string;
  /** The beginning of its text. */
  readonly text: string;
  /** The address of the form that takes it off; null if the reader may not. */
  readonly action: string | null;
}

/** Whether the reader may pin messages now. */
export const mayPin = ({ detail, state }: Pick<ChatRoom, 'detail' | 'state'>): boolean =>
  state === 'open' && mayLead(detail.meeting, detail.asker);

/** Returns the address of the form that pins a message or takes it off. */
export const pinAction = ({ detail }: Pick<ChatRoom, 'detail'>, seq: number): string =>
  `/meetings/${detail.meeting.id}/chat/messages/${seq}/pin`;

/**
 * Returns null if nothing is pinned, and if the reader blocked the author of the pinned message.
 * @param path the address of the log, without a query
 */
export function pinnedPart(room: ChatRoom, path: string, isPlain: boolean): PinnedPart | null {
  const { pinned } = room;
  if (!pinned || room.blockedIds.has(Number(pinned.userId))) return null;
  return {
    href: `${path}?after=${pinned.seq - 1}`,
    nickname: pinned.nickname,
    text: excerptOf(pinned.body ?? ''),
    action: isPlain && mayPin(room) ? pinAction(room, pinned.seq) : null,
  };
}
