// `npm run bench:scale`: a chat over several web processes behind a proxy, beside one process: how
// often a message is read from Redis, and the CPU of all processes, PostgreSQL and Redis included,
// for a delivery. The proxy sends the sockets of a room to one process, as deploy/Caddyfile does,
// or spreads them. One process has the same load, or its share of it. Each site has its own
// PostgreSQL (fsync on) and Redis, and the sites take turns. Linux only: it reads /proc. Arguments:
//   --processes 2,4,8     numbers of web processes, each beside one
//   --rooms 40            rooms of ten members
//   --messages 200        messages per second in all rooms together
//   --rounds 5            rounds of `--seconds 3` for each site
import { parseArgs } from 'node:util';
import { countOption } from './bench/count-option.ts';
import { startCrowd } from './bench/crowd-client.ts';
import { describeMachine } from './bench/machine.ts';
import { formatColumns } from './bench/report.ts';
import { rowOf, scaleHead, type Verdict, verdictOf } from './bench/scale/report.ts';
import { startSite } from './bench/scale/site.ts';
import { takeTurns } from './bench/scale/take-turns.ts';

const text = (value: string) => ({ type: 'string' as const, default: value });
const { values } = parseArgs({
  options: {
    processes: text('2,4,8'),
    rooms: text('40'),
    messages: text('200'),
    rounds: text('5'),
    seconds: text('3'),
  },
});
const load = {
  rooms: countOption('rooms', values.rooms),
  size: 10,
  rate: countOption('messages', values.messages),
};
const rounds = {
  rounds: countOption('rounds', values.rounds),
  seconds: countOption('seconds', values.seconds),
};
const numbersOfProcesses = values.processes.split(',').map((one) => countOption('processes', one));
const comparisons = [
  { sockets: 'by meeting', share: 'its share' },
  { sockets: 'by meeting', share: 'the same load' },
  { sockets: 'spread', share: 'the same load' },
] as const;

console.log(describeMachine());
console.log(`${load.rooms} rooms of ${load.size}, ${load.rate} messages/s, ${rounds.rounds} rounds`);
const rows: string[][] = [];
const verdicts: Verdict[] = [];
const crowd = startCrowd();
try {
  for (const processes of numbersOfProcesses) await compareWithOne(processes);
} finally {
  crowd.stop();
}
console.log(formatColumns(scaleHead, rows));
for (const { isMet, sentence } of verdicts) console.log(`${isMet ? 'met' : 'MISSED'}: ${sentence}`);
process.exitCode = verdicts.every(({ isMet }) => isMet) ? 0 : 1;

async function compareWithOne(processes: number): Promise<void> {
  const [one, several] = [await startSite(1), await startSite(processes)];
  try {
    one.route('by meeting');
    for (const { sockets, share } of comparisons) {
      several.route(sockets);
      const part = share === 'its share' ? processes : 1;
      const itsLoad = { ...load, rooms: Math.ceil(load.rooms / part), rate: load.rate / part };
      const contestants = [
        { site: one, load: itsLoad },
        { site: several, load },
      ];
      const [alone = [], turns = []] = await takeTurns(contestants, crowd, rounds);
      const compared = { processes, sockets, share, alone, turns };
      rows.push(rowOf(compared));
      const verdict = verdictOf(compared);
      if (verdict) verdicts.push(verdict);
    }
  } finally {
    await Promise.all([one.stop(), several.stop()]);
  }
}
