// `npm run bench:beside`: the CPU of a message, all processes counted, beside a plain Socket.IO
// server that stores one row a message and beside bare `ws`. The same crowd sends at the same rate
// to each in turns; each has its own PostgreSQL (fsync on) and Redis. Linux only: it reads /proc.
// Takes two minutes. Arguments:
//   --shape 20x10         only this shape
//   --rounds 5            rounds of `--seconds 2` for each side
//   --with DIRECTORY      also the site in another checkout, for a comparison of two versions
//   --only                nothing but the site, and that of `--with`
import { parseArgs } from 'node:util';
import { compare, type Shape } from './bench/beside/compare.ts';
import { startOtherSide, startOwnSide, startPlainSide, startWsSide } from './bench/beside/sides.ts';
import { formatTurns } from './bench/beside/table.ts';
import { countOption } from './bench/count-option.ts';
import { startCrowd } from './bench/crowd-client.ts';
import { describeMachine } from './bench/machine.ts';

const { values } = parseArgs({
  options: {
    shape: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    with: { type: 'string' },
    only: { type: 'boolean', default: false },
  },
});
const shapes: readonly Shape[] = [
  { rooms: 1, size: 100, deliveries: 1_000 },
  { rooms: 20, size: 10, deliveries: 1_000 },
  { rooms: 50, size: 20, deliveries: 3_000 },
];
const nameOf = ({ rooms, size }: Shape) => `${rooms}x${size}`;
const chosen = shapes.filter((one) => values.shape === undefined || nameOf(one) === values.shape);
if (chosen.length === 0) {
  console.error(`--shape must be one of ${shapes.map(nameOf).join(', ')}.`);
  process.exit(2);
}
const rounds = {
  count: countOption('rounds', values.rounds),
  seconds: countOption('seconds', values.seconds),
};

console.log(describeMachine());
const crowd = startCrowd();
const starts = [
  ...(values.only ? [] : [startWsSide, startPlainSide]),
  ...(values.with === undefined ? [] : [() => startOtherSide(values.with as string)]),
  startOwnSide,
];
const sides = [];
try {
  for (const start of starts) sides.push(await start());
  for (const shape of chosen) {
    const turns = await compare(sides, crowd, shape, rounds);
    console.log(`\n${nameOf(shape)}, ${shape.deliveries} deliveries/s, ${rounds.count} rounds`);
    console.log(formatTurns(new Map([...turns].map(([{ name }, taken]) => [name, taken]))));
  }
} finally {
  crowd.stop();
  for (const side of sides) await side.stop();
}
