import { costMicroUsd, defaultChoiceTimeoutMs } from '../../src/recommendations/commands.ts';
import { casesFor } from './cases.ts';
import { mean, meanOverlap } from './measures.ts';
import { printTable, runHeads, runLine } from './print.ts';
import { type AskedModel, type Run, recommenderAt, runCase } from './run-case.ts';

export interface LiveOptions extends AskedModel {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
  /** Dollars: no reader is begun when this is spent. */
  readonly budget: number;
}

/** The budget in calls for a model that costs nothing. */
const mostCalls = 150;
const readers = 12;

/**
 * The same measures with a real model, on as many readers as the budget allows, each asked with two
 * base orders.
 */
export async function runLive(options: LiveOptions): Promise<void> {
  const recommender = recommenderAt(options.baseUrl, options);
  console.log(`\nLive: ${options.model} at ${options.baseUrl}, for ${options.budget} dollars at most`);
  const byPasses = new Map<number, { readonly runs: Run[]; readonly overlaps: number[] }>(
    [1, 4].map((passes) => [passes, { runs: [], overlaps: [] }]),
  );
  let spent = 0;
  let calls = 0;
  const isSpent = () => spent >= options.budget * 1e6 || (spent === 0 && calls >= mostCalls);
  for (const one of casesFor(1).slice(0, readers)) {
    for (const [passes, { runs, overlaps }] of byPasses) {
      if (isSpent()) break;
      const pair: Run[] = [];
      for (const seed of ['first', 'second']) {
        const run = await runCase(one, {
          recommender,
          passes,
          seed,
          choiceTimeoutMs: defaultChoiceTimeoutMs,
        });
        spent += costMicroUsd(options, run.choice.sum.usage);
        calls += run.choice.sum.calls;
        pair.push(run);
      }
      runs.push(...pair);
      overlaps.push(meanOverlap(pair.map(({ shown }) => shown)));
    }
  }
  const asked = [...byPasses].filter(([, { runs }]) => runs.length > 0);
  const lines = asked.map(([passes, { runs }]) => runLine(`live, ${options.model}`, passes, runs));
  const bills = asked.map(([passes, { runs, overlaps }]) => {
    const usages = runs.map(({ choice }) => choice.sum.usage);
    const agreements = runs.flatMap(({ choice }) => choice.agreement ?? []);
    return [
      String(passes),
      mean(overlaps).toFixed(3),
      agreements.length === 0 ? '–' : mean(agreements).toFixed(2),
      mean(usages.map(({ promptTokens }) => promptTokens)).toFixed(0),
      mean(usages.map(({ completionTokens }) => completionTokens)).toFixed(0),
      (mean(usages.map((usage) => costMicroUsd(options, usage))) / 1e6).toFixed(5),
    ];
  });
  printTable(runHeads, lines);
  printTable(['passes', 'overlap of two', 'agreement', 'tokens in', 'tokens out', 'dollars each'], bills);
  console.log(
    `spent ${(spent / 1e6).toFixed(4)} dollars in ${calls} calls${isSpent() ? ': the budget is used up' : ''}`,
  );
}
