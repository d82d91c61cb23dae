import { emojis } from '../../public/js/chat/menu/emojis.js';
import type { Reader } from './reader.ts';

/** Acts of members in a room, each time of another one at random. */
export interface TalkMoves {
  speak(): void;
  reply(): void;
  react(): void;
  deleteMessage(): void;
}

/** @param random numbers in [0, 1) */
export function createTalkMoves(readers: readonly Reader[], random: () => number): TalkMoves {
  const oneOf = (some: readonly Reader[]) => some[Math.floor(random() * some.length)] as Reader;
  const anyReader = () => oneOf(readers);
  const anyInRoom = () => {
    const inRoom = readers.filter(({ isOpen }) => isOpen);
    return oneOf(inRoom.length > 0 ? inRoom : readers);
  };
  /** Mostly one of the newest, on which several readers act at once. */
  const anySeq = ({ log }: Reader) =>
    Math.max(1, (log.at(-1)?.seq ?? 1) - Math.floor(random() * (random() < 0.8 ? 5 : log.length)));

  return {
    speak: () => anyReader().send(`말 ${random()}`),
    reply() {
      const reader = anyReader();
      if (reader.log.length > 0) reader.send(`답 ${random()}`, { replyTo: anySeq(reader) });
    },
    /** Several readers give a message one of two emojis at once, so that their reactions add up. */
    react() {
      const seq = anySeq(anyInRoom());
      for (let i = 0; i < 4; i += 1)
        void anyInRoom().changes.react(seq, emojis[random() < 0.6 ? 0 : 1], random() < 0.2);
    },
    /** The leader, who is the first reader, deletes any message, the others one of their own. */
    deleteMessage() {
      const reader = anyInRoom();
      const own = reader.log.findLast(({ userId, deleted }) => userId === reader.userId && !deleted);
      const seq = reader === readers[0] ? anySeq(reader) : own?.seq;
      if (seq !== undefined) void reader.changes.deleteMessage(seq);
    },
  };
}
