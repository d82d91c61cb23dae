import type { Logger } from '../../platform/log.ts';
import type { Presence } from '../presence.ts';
import type { Message } from '../protocol.ts';
import { createRoomQueues } from '../room-queues.ts';
import { type SettleServices, settleMentions } from './settle-mentions.ts';

export type { AnnounceMentioned } from './settle-mentions.ts';

/** Messages of a room that one transaction decides about. Each one names ten people at most. */
const batchSize = 10;

/**
 * Returns a function that tells the people whom a stored message names, unless they are in the room
 * at that moment. Returns at once, and never throws: the worker repeats what failed.
 */
export function createMentionNews(
  services: SettleServices & { readonly presence: Pick<Presence, 'online'>; readonly log: Logger },
): (message: Message) => void {
  const { presence, log } = services;
  const tell = createRoomQueues<number, void>(async (meetingId, seqs) => {
    // Without Redis nobody is known to be in the room.
    const onlineIds = await presence.online(meetingId).catch(() => new Set<number>());
    await settleMentions(services, { onlineIds, messages: { meetingId, seqs } });
    return seqs.map(() => undefined);
  }, batchSize);
  return ({ meetingId, seq }) => {
    // The acknowledgement of the message goes first.
    setImmediate(() => {
      tell(Number(meetingId), seq).catch((err) => log.warn({ err }, 'mentioned members not told yet'));
    });
  };
}
