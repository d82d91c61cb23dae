import { seededRandom } from '../../../tests/support/seeded-random.ts';
import { casesFor } from '../cases.ts';
import { hitRate, mean } from '../measures.ts';
import { plantedModels } from '../passes/planted-models.ts';
import { plantedRun } from '../passes/planted-run.ts';
import { type CatalogueGates, fixed, gate, type ReaderGates, runsOf } from './gate.ts';

/** Modes that choose well or with a bias. */
const modes = ['ok', 'tail-punishing', 'first-biased', 'popularity-biased', 'random'] as const;
const mostCalls = 3;
const leastOverlap = 0.8;
const largestLoss = 0.01;
/** A model with noise is asked again for each way of counting: one draw of a case says little. */
const drawsPerCase = 6;

/** Passes stop early, and the three books still do not depend on the order of the list. */
export const fewCalls: ReaderGates = (findings) => {
  const callsOf = (mode: string) => mean(runsOf(findings, mode, 4).map(({ choice: { sum } }) => sum.calls));
  const each = modes.map(callsOf).filter((calls) => !Number.isNaN(calls));
  const calls = mean(each);
  return [
    gate(
      'model calls per recommendation, mean of the modes that choose',
      `≤ ${mostCalls.toFixed(1)}`,
      `${calls.toFixed(2)} (${each.map((one) => one.toFixed(1)).join(', ')})`,
      calls <= mostCalls,
    ),
    gate(
      'top-3 overlap over 20 base orders, passes that stop early',
      `≥ ${leastOverlap.toFixed(2)}`,
      fixed(findings.overlap.four),
      findings.overlap.four >= leastOverlap,
    ),
  ];
};

/** Passes that stop early find as many of the readers' best three as four passes do. */
export const noLossByStopping: CatalogueGates = () =>
  ['some noise', 'tires', 'tires, noise'].map((name) => {
    const random = seededRandom(23);
    const model = plantedModels[name];
    const pairs = casesFor(4).flatMap((one) => {
      if (!model) return [];
      const values = one.books.map(({ title }) => one.worth.get(title) ?? 0);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      const worths = new Map(
        one.books.map(({ id }, i) => [id, ((values[i] ?? 0) - least) / (most - least || 1)]),
      );
      return Array.from({ length: drawsPerCase }, () => {
        const { three } = plantedRun(one.books, worths, model, random);
        return { early: hitRate(one, three.adaptive), all: hitRate(one, three.Borda) };
      });
    });
    const [early, all] = [mean(pairs.map((pair) => pair.early)), mean(pairs.map((pair) => pair.all))];
    return gate(
      `hit@3 of passes that stop early, a model: ${name}`,
      `≥ ${fixed(all - largestLoss)} (four passes by Borda: ${fixed(all)})`,
      fixed(early),
      early >= all - largestLoss,
    );
  });
