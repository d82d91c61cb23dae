import type { Socket } from 'socket.io-client';
import type { Message } from '../../src/chat/index.ts';
import { type ChatServer, openChat } from './chat.ts';
import type { TestPerson } from './people.ts';

/** A member who entered a room while another person wrote there. */
export interface Newcomer {
  readonly socket: Socket;
  /** Returns the numbers of the stored messages that have not arrived yet. */
  missing(): number[];
}

/**
 * Enters a room, and calls `say` again and again until the first page arrives. `say` stores a
 * message and returns its number.
 */
export async function joinDuringTalk(
  server: Pick<ChatServer, 'url'>,
  { person, meetingId, say }: { person: TestPerson; meetingId: number; say: () => Promise<number> },
): Promise<Newcomer> {
  const socket = openChat(server, person, meetingId);
  const held = new Set<number>();
  let page: Message[] | undefined;
  let failure: unknown;
  socket.on('message', ({ seq }: Message) => held.add(seq));
  socket.once('history', ({ messages }: { messages: Message[] }) => {
    page = messages;
  });
  socket.once('connect_error', (error) => {
    failure = error;
  });
  socket.connect();
  let lastSeq = 0;
  while (!page) {
    if (failure !== undefined) throw failure;
    lastSeq = await say();
  }
  for (const { seq } of page) held.add(seq);
  const first = page[0]?.seq ?? 1;
  const stored = Array.from({ length: lastSeq - first + 1 }, (_, i) => first + i);
  return { socket, missing: () => stored.filter((seq) => !held.has(seq)) };
}
