import { median } from '../quantile.ts';
import type { Turn } from './take-turns.ts';

/** Several web processes beside one, under the same load or with its share of it. */
export interface Compared {
  readonly processes: number;
  readonly sockets: 'by meeting' | 'spread';
  readonly share: 'the same load' | 'its share';
  readonly alone: readonly Turn[];
  readonly turns: readonly Turn[];
}

export interface Verdict {
  readonly isMet: boolean;
  readonly sentence: string;
}

const target = { processes: 8, reads: 1.1, ratio: 1.15 };

export const scaleHead = [
  'web processes',
  'sockets',
  'reads a message',
  'CPU a delivery',
  'web',
  'PostgreSQL, Redis',
  'beside one with',
  'its CPU',
  'ratio',
  'wrong',
  'out of order',
];

const total = ({ web, storage }: Turn) => web + storage;
const middle = (turns: readonly Turn[], of: (turn: Turn) => number) => median(turns.map(of));
const micro = (turns: readonly Turn[], of: (turn: Turn) => number) => `${middle(turns, of).toFixed(1)} µs`;

/** Counts messages that were lost, doubled or not acknowledged. */
const wrongOf = ({ talked: { lost, doubled, sent, acked } }: Turn) => lost + doubled + sent - acked;
/**
 * Counts deliveries that came after one with a higher number. Two processes that store messages of
 * one room at the same moment cause them, and clients put them in order.
 */
const outOfOrderOf = (turns: readonly Turn[]) =>
  turns.reduce((sum, { talked }) => sum + talked.outOfOrder, 0);
const countWrong = ({ alone, turns }: Compared) =>
  [...alone, ...turns].reduce((sum, turn) => sum + wrongOf(turn), 0);

/** Returns the median of the proportions of each round, because the machine's speed varies. */
const ratioOf = ({ alone, turns }: Compared) =>
  median(turns.map((turn, i) => total(turn) / total(alone[i] ?? turn)));

export function rowOf(compared: Compared): string[] {
  const { processes, sockets, share, alone, turns } = compared;
  return [
    String(processes),
    sockets,
    middle(turns, ({ reads }) => reads).toFixed(2),
    micro(turns, total),
    micro(turns, ({ web }) => web),
    micro(turns, ({ storage }) => storage),
    share,
    micro(alone, total),
    ratioOf(compared).toFixed(2),
    String(countWrong(compared)),
    String(outOfOrderOf(turns)),
  ];
}

/** Returns whether a comparison met its target; null for one without. */
export function verdictOf(compared: Compared): Verdict | null {
  const { processes, sockets, share, turns } = compared;
  if (countWrong(compared) > 0) return { isMet: false, sentence: 'no message is lost or doubled' };
  if (processes !== target.processes || sockets !== 'by meeting') return null;
  const isMet = middle(turns, ({ reads }) => reads) <= target.reads && ratioOf(compared) <= target.ratio;
  return {
    isMet,
    sentence: `${processes} processes, a room on one: ≤ ${target.reads} reads a message and ≤ ${target.ratio} × the CPU of one with ${share}`,
  };
}
