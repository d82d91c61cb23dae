import { setTimeout as pause } from 'node:timers/promises';
import type { Servers } from '../stack/servers.ts';
import { startWeb } from './bench-servers.ts';
import { startCrowd } from './crowd-client.ts';
import { chatSeats, makeRooms } from './people.ts';
import { readMemory } from './process-meter.ts';

const size = 20;
const [few, many] = [200, 1_000];
/** How many connections open at once: with 800, some handshakes timed out on a busy machine. */
const openedAtOnce = 200;
/** The time in which lists of people and timers of the handshakes end. */
const quietMs = 5_000;

/**
 * Returns the bytes that each idle chat connection adds to a new web process, from 200 connections
 * to 1,000: `grown` as the process runs, `settled` between two garbage collections.
 */
export async function weighIdleConnections(
  servers: Servers,
  nodeOptions: readonly string[] = [],
): Promise<{ grown: number; settled: number }> {
  const slope = async (isCollecting: boolean) => {
    const web = await startWeb(servers, { nodeOptions });
    const crowd = startCrowd();
    const open = async (group: string, count: number) => {
      for (let opened = 0; opened < count; opened += openedAtOnce) {
        const people = await makeRooms(servers, openedAtOnce / size, size);
        const seats = chatSeats(web, people);
        const { ready, wanted, problem } = await crowd.open(`${group} ${opened}`, seats);
        if (ready < wanted) throw new Error(`${ready} of ${wanted} connected: ${problem}`);
      }
      await pause(quietMs);
      if (isCollecting) await web.collectGarbage();
      return readMemory(web.pid);
    };
    try {
      const before = await open('few', few);
      return ((await open('many', many - few)) - before) / (many - few);
    } finally {
      crowd.stop();
      await web.stop();
    }
  };
  return { grown: await slope(false), settled: await slope(true) };
}
