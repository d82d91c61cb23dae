import { median } from '../quantile.ts';
import { formatColumns } from '../report.ts';
import type { Turn } from './compare.ts';

const total = ({ web, postgres, redis }: Turn) => web + postgres + redis;

/** Formats the turns of each side, with its CPU in proportion to that of each other side. */
export function formatTurns(turnsByName: ReadonlyMap<string, readonly Turn[]>): string {
  const names = [...turnsByName.keys()];
  const head = ['CPU per delivery', 'all', 'server', 'PostgreSQL', 'Redis', 'p50, p99', 'wrong'];
  const rows = [...turnsByName].map(([name, turns]) => [
    name,
    ...[total, web, postgres, redis].map((of) => `${median(turns.map(of)).toFixed(1)} µs`),
    `${medianLatency(turns, 'p50').toFixed(1)}, ${medianLatency(turns, 'p99').toFixed(1)} ms`,
    String(turns.reduce((sum, { talked }) => sum + wrongOf(talked), 0)),
    ...names.map((other) => ratioOf(turns, turnsByName.get(other) ?? [])),
  ]);
  return formatColumns([...head, ...names.map((name) => `× ${name}`)], rows);
}

const web = (turn: Turn) => turn.web;
const postgres = (turn: Turn) => turn.postgres;
const redis = (turn: Turn) => turn.redis;

/** Returns the median of the proportions of each round, because the machine's speed varies. */
const ratioOf = (ours: readonly Turn[], theirs: readonly Turn[]) =>
  median(ours.map((turn, at) => total(turn) / total(theirs[at] ?? turn))).toFixed(2);

const medianLatency = (turns: readonly Turn[], which: 'p50' | 'p99') =>
  median(turns.map(({ talked }) => talked[which]));

/** Counts messages that were lost, doubled, out of order or not acknowledged. */
const wrongOf = ({ lost, doubled, outOfOrder, sent, acked }: Turn['talked']) =>
  lost + doubled + outOfOrder + sent - acked;
