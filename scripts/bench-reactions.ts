// `npm run bench:reactions`: the CPU of a reaction, all processes counted, beside that of a
// message: the same people send the same number of both, in turns. Then a room of 500 with 50
// reactions a second. Has its own PostgreSQL (fsync on) and Redis. Linux only: it reads /proc.
// Takes two minutes. Fails if a reaction costs more than 1.2 times a message, if 1 % of the
// reactions arrive later than 100 ms (measure this on an idle machine), or if one is lost.
// Arguments:
//   --rounds 5            rounds of `--seconds 2`
import { parseArgs } from 'node:util';
import { measureTurn, type Turn } from './bench/beside/compare.ts';
import { type Side, startOwnSide } from './bench/beside/sides.ts';
import { formatTurns } from './bench/beside/table.ts';
import { countOption } from './bench/count-option.ts';
import { type Crowd, startCrowd } from './bench/crowd-client.ts';
import { describeMachine } from './bench/machine.ts';
import { openAllSeats } from './bench/open-all-seats.ts';
import { makeRooms } from './bench/people.ts';
import { median } from './bench/quantile.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '2' } },
});
const rounds = countOption('rounds', values.rounds);
const seconds = countOption('seconds', values.seconds);
/** `rate`: messages or reactions per second in all rooms together. */
const shapes = [
  { rooms: 1, size: 100, rate: 10 },
  { rooms: 20, size: 10, rate: 100 },
  { rooms: 50, size: 20, rate: 150 },
];
const mostTimes = 1.2;
const large = { rooms: 1, size: 500, rate: 50, seconds: 10, p99: 100 };

console.log(describeMachine());
const crowd = startCrowd();
let side: Side | undefined;
try {
  side = await startOwnSide();
  for (const shape of shapes) await compareWithMessages(side, crowd, shape);
  await fillLargeRoom(side, crowd);
} finally {
  crowd.stop();
  await side?.stop();
}

async function compareWithMessages(
  own: Side,
  people: Crowd,
  { rooms, size, rate }: (typeof shapes)[number],
): Promise<void> {
  await openRooms(own, people, rooms, size);
  const acts = {
    message: () => people.talk(own.name, { rate, seconds }),
    reaction: () => people.react(own.name, { rate, seconds }),
  };
  // Warms the code up, as that of a server in use is.
  for (const act of Object.values(acts)) await act();
  const turns = { message: [] as Turn[], reaction: [] as Turn[] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['message', 'reaction'] as const) : (['reaction', 'message'] as const);
    for (const kind of order) turns[kind].push(await measureTurn(own, acts[kind]));
  }
  await people.close(own.name);
  console.log(`\n${rooms}x${size}, ${rate} a second, ${rounds} rounds`);
  console.log(formatTurns(new Map(Object.entries(turns))));
  const times = median(turns.reaction.map((turn, at) => costOf(turn) / costOf(turns.message[at] ?? turn)));
  const wrong = turns.reaction.reduce((sum, { talked }) => sum + talked.lost + talked.sent - talked.acked, 0);
  check(`a reaction costs ${times.toFixed(2)} times a message`, times <= mostTimes && wrong === 0);
}

function costOf({ web, postgres, redis }: Turn): number {
  return web + postgres + redis;
}

async function fillLargeRoom(own: Side, people: Crowd): Promise<void> {
  const { rooms, size, rate, seconds: duration, p99 } = large;
  await openRooms(own, people, rooms, size);
  const talked = await people.react(own.name, { rate, seconds: duration });
  await people.close(own.name);
  const figures = [talked.p50, talked.p99, talked.slowest].map((ms) => ms.toFixed(1)).join(', ');
  console.log(
    `\n${size} members, ${rate} reactions a second for ${duration} s: p50, p99, slowest ${figures} ms; ${talked.lost} lost; the crowd used ${(talked.load * 100).toFixed(0)} % of a core`,
  );
  check(`99 % of the reactions arrive within ${p99} ms`, talked.p99 < p99 && talked.lost === 0);
}

/** Opens rooms that have messages to react to. */
async function openRooms(own: Side, people: Crowd, rooms: number, size: number): Promise<void> {
  await openAllSeats(people, own.name, own.seats(await makeRooms(own.stack, rooms, size)));
  await people.talk(own.name, { rate: 50 * rooms, seconds: 1 });
}

function check(claim: string, isMet: boolean): void {
  console.log(`${isMet ? '✓' : '✗'} ${claim}`);
  if (!isMet) process.exitCode = 1;
}
