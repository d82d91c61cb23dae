// `npm run bench:deploy [-- --clients N --size N]`: two web processes behind a proxy, clients in
// rooms of 20 with the code that a browser runs, messages all the time. Each web process is stopped
// with SIGTERM and started again, one after the other, as an update does.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPlainProxy } from '../tests/support/plain-proxy.ts';
import { openReader, type Reader } from '../tests/support/reader.ts';
import { type BenchServer, startWeb } from './bench/bench-servers.ts';
import { countOption } from './bench/count-option.ts';
import { countStored } from './bench/count-stored.ts';
import { describeMachine } from './bench/machine.ts';
import { makeRooms, type Rooms } from './bench/people.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { quantile } from './bench/quantile.ts';
import { findFreePort } from './stack/ports.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { clients: text, size: text } });
const size = countOption('size', values.size ?? '20');
const rooms = Math.max(1, Math.round(countOption('clients', values.clients ?? '2000') / size));
const backTargetMs = 5_000;
const messagesPerSecond = 20;
const openTimeoutMs = 120_000;
/** The time between two restarts, so that clients that were away can read what they missed. */
const restMs = 5_000;
const settleTimeoutMs = 60_000;
const round = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 0 });

console.log(describeMachine());
const stack = await startPrivateStack('bench-deploy');
const webs: BenchServer[] = [];
try {
  const ports = [await findFreePort(0), await findFreePort(0)];
  const proxy = await startPlainProxy(ports);
  for (const port of ports) webs.push(await startWeb(stack, { port, origin: proxy.url }));
  try {
    const people = await makeRooms(stack, rooms, size);
    const readers = openReaders(people, proxy.url);
    await allOpen(readers);
    const stopTalk = startTalk(readers);
    const stoppedMs = await deploy(readers, proxy.url);
    stopTalk();
    await report(readers, people, stoppedMs);
    for (const reader of readers) reader.close();
  } finally {
    proxy.close();
  }
} finally {
  await Promise.all(webs.map((web) => web.stop()));
  await stack.stop();
}

function openReaders({ cookies, meetingIds }: Rooms, url: string): Reader[] {
  const meetingOf = (i: number) => Number(meetingIds[Math.floor(i / size)]);
  return cookies.map((cookie, i) => openReader({ url, origin: url, cookie, meetingId: meetingOf(i) }));
}

async function allOpen(readers: readonly Reader[]): Promise<void> {
  const deadline = performance.now() + openTimeoutMs;
  while (!readers.every(({ isOpen }) => isOpen)) {
    if (performance.now() > deadline)
      throw new Error(`${readers.filter(({ isOpen }) => !isOpen).length} clients are not connected`);
    await pause(20);
  }
}

function startTalk(readers: readonly Reader[]): () => void {
  let count = 0;
  const timer = setInterval(() => {
    // A step that is no divisor of the room's size, so that rooms and members take turns.
    readers[(count * 37) % readers.length]?.send(`메시지 ${count}`);
    count += 1;
  }, 1_000 / messagesPerSecond);
  return () => clearInterval(timer);
}

/** Replaces each web process. Returns how long each took to stop. */
async function deploy(readers: readonly Reader[], origin: string): Promise<number[]> {
  const took: number[] = [];
  for (const [i, web] of webs.entries()) {
    await pause(restMs);
    const askedAt = performance.now();
    await web.stop();
    took.push(performance.now() - askedAt);
    webs[i] = await startWeb(stack, { origin, port: web.port });
    await allOpen(readers);
  }
  return took;
}

async function report(readers: readonly Reader[], people: Rooms, stoppedMs: readonly number[]) {
  const sum = (of: (reader: Reader) => number) => readers.reduce((total, one) => total + of(one), 0);
  const stored = async () => countStored(stack.databaseUrl, people.meetingIds);
  const missing = async () => {
    const counts = await stored();
    return readers.reduce((total, { shown }, i) => {
      const wanted = counts.get(people.meetingIds[Math.floor(i / size)] ?? '') ?? 0;
      return total + wanted - shown.length;
    }, 0);
  };
  const deadline = performance.now() + settleTimeoutMs;
  while ((sum(({ owed }) => owed) > 0 || (await missing()) > 0) && performance.now() < deadline)
    await pause(250);
  const [acked, owed, lost] = [sum(({ acked }) => acked.size), sum((one) => one.owed), await missing()];
  const rows = [...(await stored()).values()].reduce((total, count) => total + count, 0);
  const faults = readers.flatMap((reader) => reader.faults);
  const away = readers.flatMap(({ absences }) => absences).sort((a, b) => a - b);
  const p95 = quantile(away, 0.95);
  console.log(
    [
      `${readers.length} clients in ${rooms} rooms, ${messagesPerSecond} messages/s`,
      `stopping took ${stoppedMs.map((ms) => `${round(ms)} ms`).join(' and ')}`,
      `${away.length} absences, all of them back: p50 ${round(quantile(away, 0.5))} · p95 ${round(p95)} · slowest ${round(quantile(away, 1))} ms`,
      `${acked} messages acknowledged, ${rows} stored, ${owed} without an answer`,
      `${lost} deliveries lost, ${faults.length} doubled, out of order or refused`,
    ].join('\n'),
  );
  for (const fault of faults.slice(0, 5)) console.log(fault);
  const isMet = p95 <= backTargetMs && lost === 0 && owed === 0 && faults.length === 0 && rows === acked;
  console.log(`${isMet ? 'met' : 'MISSED'}: all back, p95 ≤ ${round(backTargetMs)} ms, none lost`);
  if (!isMet) process.exitCode = 1;
}
