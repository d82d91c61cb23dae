import { io, type Socket } from 'socket.io-client';
import { expect } from 'vitest';
import { runningCard } from '../../public/js/chat/agenda/running-card.js';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { findAgendas } from '../../src/agenda/agenda-repository.ts';
import { agendaState } from '../../src/agenda/agenda-state.ts';
import type { AgendaState } from '../../src/agenda/protocol.ts';
import { createAgenda } from '../agenda/sample-agenda.ts';
import { createMeeting } from './meetings.ts';
import { createPerson, type TestPerson, testSecret } from './people.ts';
import { startPlainProxy } from './plain-proxy.ts';
import { startProcess } from './process.ts';
import { seededRandom } from './seeded-random.ts';
import type { TestStack } from './stack.ts';

const origin = 'http://localhost:3000';
const settings = { APP_ORIGIN: origin, SESSION_SECRET: testSecret, LOG_LEVEL: 'error', BENCH: '1' };
/** Milliseconds by which a client and the database may differ. */
const toleranceMs = 2_000;

/** A member's page, which computes the card from the last state that it heard. */
interface Watcher {
  readonly socket: Socket;
  readonly shown: () => ReturnType<typeof runningCard>;
}

function watch(url: string, person: TestPerson, meetingId: number): Watcher {
  const socket = io(`${url}/chat`, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
    auth: { meetingId: String(meetingId) },
    extraHeaders: { Origin: origin, Cookie: person.cookie },
  });
  // The server refuses with an error while it starts; the client then tries again.
  socket.on('connect_error', () => void setTimeout(() => socket.connect(), 100));
  socket.on('disconnect', () => void setTimeout(() => socket.connect(), 100));
  let heard: { state: AgendaState; aheadMs: number } | undefined;
  socket.on('agenda', (state: AgendaState) => {
    heard = { state, aheadMs: Date.parse(state.now) - Date.now() };
  });
  return { socket, shown: () => (heard ? runningCard(heard.state, Date.now() + heard.aheadMs) : null) };
}

/**
 * Kills web and worker processes at random moments while leaders change an agenda, and expects each
 * time that all clients show the card and the time of the database.
 * @returns the largest difference in milliseconds
 */
export async function killDuringAgenda(
  stack: TestStack,
  { kills, seed }: { readonly kills: number; readonly seed: number },
): Promise<number> {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const ports = [await findFreePort(0), await findFreePort(0)] as const;
  const starts = [
    () => startProcess('web', stack, { ...settings, PORT: String(ports[0]) }),
    () => startProcess('web', stack, { ...settings, PORT: String(ports[1]) }),
    () => startProcess('worker', stack, settings),
  ];
  const parts = starts.map((start) => start());
  await Promise.all(parts);
  const proxy = await startPlainProxy(ports);
  const people = await Promise.all([1, 2, 3, 4].map(() => createPerson(stack)));
  const [leader] = people as [TestPerson, ...TestPerson[]];
  const meetingId = await createMeeting(stack, leader, people.slice(1), { lengthMinutes: 600 });
  const lengths = Array.from({ length: 400 }, (_, i) => [`질문 ${i}`, 2 + below(8)] as const);
  await createAgenda(stack, meetingId, lengths, { isStarted: true });
  const watchers = people.map((person) => watch(proxy.url, person, meetingId));

  const press = (button: string) =>
    fetch(`${proxy.url}/meetings/${meetingId}/agenda/${button}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: origin, Cookie: leader.cookie },
      body: new URLSearchParams({ _csrf: 'test-token', minutes: '1' }),
      signal: AbortSignal.timeout(5_000),
    }).then(
      () => {},
      // The process that answered may be dead.
      () => {},
    );
  let worstMs = 0;
  /** The differences of all clients from the database; infinite where the cards differ. */
  const differences = async (): Promise<number[]> => {
    const [found] = await findAgendas(stack.pool, [meetingId]);
    if (!found) throw new Error('the agenda is gone');
    const truth = runningCard(agendaState(found), found.now.getTime());
    return watchers.map(({ socket, shown }) => {
      const seen = shown();
      const isSame = socket.connected && seen?.card.id === truth?.card.id;
      return isSame ? Math.abs((seen?.leftMs ?? 0) - (truth?.leftMs ?? 0)) : Number.POSITIVE_INFINITY;
    });
  };
  const agree = async () => {
    const found = Math.max(...(await differences()));
    if (found <= toleranceMs) worstMs = Math.max(worstMs, found);
    return found <= toleranceMs;
  };

  try {
    await expect.poll(agree, { timeout: 30_000 }).toBe(true);
    for (let kill = 0; kill < kills; kill += 1) {
      const at = below(parts.length);
      // One web process serves while the other starts again.
      if (at < 2) await parts[1 - at];
      const part = await parts[at];
      const start = starts[at];
      if (!part || !start) throw new Error('no such process');
      const button = ['pause', 'resume', 'skip', 'extend'][below(4)] ?? 'skip';
      const pressed = press(button);
      // Before, during or after the change.
      await new Promise((resolve) => setTimeout(resolve, below(60)));
      process.kill(part.pid, 'SIGKILL');
      await part.gone;
      parts[at] = start();
      await pressed;
      await expect.poll(agree, { timeout: 30_000, message: `kill ${kill} of part ${at}` }).toBe(true);
      if (button === 'pause') await press('resume');
    }
    return worstMs;
  } finally {
    for (const { socket } of watchers) {
      socket.removeAllListeners();
      socket.disconnect();
    }
    proxy.close();
    await Promise.all(parts.map(async (part) => (await part).stop(5_000)));
  }
}
