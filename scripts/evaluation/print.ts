import type { Baseline } from './baselines.ts';
import { costHeads, costLine, costNote } from './cost.ts';
import type { Findings, Gate } from './gates.ts';
import { mean } from './measures.ts';
import type { Run } from './run-case.ts';

/** Columns lined up; numbers to the right. */
export function printTable(heads: readonly string[], lines: readonly (readonly string[])[]): void {
  const widths = heads.map((head, i) => Math.max(head.length, ...lines.map((line) => line[i]?.length ?? 0)));
  const row = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ');
  console.log(row(heads));
  console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const line of lines) console.log(row(line));
}

export const runHeads = [
  '',
  'passes',
  'readers',
  'ai/rep/fil/fall',
  'ids',
  'claims',
  'true',
  'own words',
  'hostile',
  'hit@3',
  'lift',
  'calls',
  'slowest',
];

/** One line for the runs of one mode. */
export function runLine(name: string, passes: number, runs: readonly Run[]): string[] {
  const count = (path: string) => runs.filter(({ choice }) => choice.path === path).length;
  const sum = (value: (run: Run) => number) => runs.reduce((total, run) => total + value(run), 0);
  const claims = sum((run) => run.claims);
  return [
    name,
    String(passes),
    String(runs.length),
    ['ai', 'repaired', 'filled', 'fallback'].map(count).join('/'),
    `${((100 * runs.filter(({ areIdsSound }) => areIdsSound).length) / runs.length).toFixed(0)} %`,
    String(claims),
    claims === 0 ? '–' : `${((100 * sum((run) => run.trueClaims)) / claims).toFixed(0)} %`,
    `${((100 * sum((run) => run.ownWords)) / (3 * runs.length)).toFixed(0)} %`,
    String(sum((run) => run.hostile)),
    mean(runs.map(({ hit }) => hit)).toFixed(3),
    mean(runs.map(({ lift }) => lift)).toFixed(2),
    mean(runs.map(({ choice }) => choice.sum.calls)).toFixed(1),
    `${Math.max(...runs.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms`,
  ];
}

const baselineLine = ({ name, hit, lift }: Baseline): string[] => [
  name,
  ...Array(8).fill(''),
  hit.toFixed(3),
  lift.toFixed(2),
  '',
  '',
];

/** A line for each mode and each order without a model, and the cost of two modes. */
export function printFindings({ results, baselines, ownPopularity }: Findings): void {
  printTable(runHeads, [
    ...results.map(({ mode, passes, runs }) => runLine(mode, passes, runs)),
    ...baselines.map(baselineLine),
  ]);
  console.log('');
  const costly = results.filter(({ mode }) => mode === 'ok' || mode === 'hostile-sentences');
  printTable(
    costHeads,
    costly.map((result) => costLine(result.mode === 'ok' ? 'as asked' : 'with a repair', result)),
  );
  console.log(`${costNote}\n`);
  printTable(
    ['own six books', 'can be met', '|Δ| of these', 'without', '|Δ| of all', 'without', 'hit@3', 'without'],
    ownPopularity.map((one) => [
      one.loved,
      `${(100 * one.reachable).toFixed(1)} %`,
      ...[one.gap, one.gapWithout, one.gapOfAll, one.gapOfAllWithout, one.hit, one.hitWithout].map((value) =>
        value.toFixed(3),
      ),
    ]),
  );
  console.log('');
}

export const printGates = (gates: readonly Gate[]): void =>
  printTable(
    ['measure', 'gate', 'measured', ''],
    gates.map(({ name, wanted, measured, holds }) => [name, wanted, measured, holds ? 'holds' : 'FAILS']),
  );
