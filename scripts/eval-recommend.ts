// `npm run eval:recommend [-- --deadline MS --budget DOLLARS --live-only]`: measures
// recommendations for all personas and every mode of the fake server, with one pass and with four,
// next to the rule score, random order and bestseller order. Fails if a gate fails. With
// OPENAI_API_KEY set it then also asks the real model until the budget is spent. `--deadline` is
// for modes that never answer.
import { parseArgs } from 'node:util';
import { processEnv } from '../src/platform/env.ts';
import { defaultChoiceTimeoutMs } from '../src/recommendations/commands.ts';
import { baselines } from './evaluation/baselines.ts';
import { casesFor } from './evaluation/cases.ts';
import { costHeads, costLine, costNote } from './evaluation/cost.ts';
import { type Findings, gatesOf, gatesOfCatalogue } from './evaluation/gates.ts';
import { runLive } from './evaluation/live.ts';
import { allModes, Laboratory, type ModeResult } from './evaluation/offline.ts';
import { baselineLine, printGates, printTable, runHeads, runLine } from './evaluation/print.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { deadline: text, budget: text, 'live-only': { type: 'boolean', default: false } },
});
const deadline = numberOf('deadline', values.deadline, 600);
const budget = numberOf('budget', values.budget, 0.2);

if (!values['live-only']) process.exitCode = await runOffline();
if (processEnv.OPENAI_API_KEY)
  await runLive({
    apiKey: processEnv.OPENAI_API_KEY,
    baseUrl: processEnv.OPENAI_BASE_URL || 'https://api.openai.com/v1',
    model: processEnv.OPENAI_MODEL || 'gpt-4o-mini',
    budget,
  });
else console.log('\nOPENAI_API_KEY is not set: no real model was measured.');

async function runOffline(): Promise<number> {
  const startedAt = performance.now();
  const laboratory = await Laboratory.open();
  try {
    const results: ModeResult[] = [];
    for (const mode of allModes)
      for (const passes of [1, 4]) results.push(await laboratory.runMode(mode, passes, deadline));
    const findings: Findings = {
      results,
      baselines: baselines(),
      overlap: { one: await laboratory.overlap(1), four: await laboratory.overlap(4) },
      hungFor: await hangAtFullLength(laboratory),
    };
    printTable(runHeads, [
      ...results.map(({ mode, passes, runs }) => runLine(mode, passes, runs)),
      ...findings.baselines.map(baselineLine),
    ]);
    console.log('');
    const costly = results.filter(({ mode }) => mode === 'ok' || mode === 'hostile-sentences');
    printTable(
      costHeads,
      costly.map((result) => costLine(result.mode === 'ok' ? 'as asked' : 'with a repair', result)),
    );
    console.log(`${costNote}\n`);
    const gates = [...(await gatesOf(findings)), ...(await gatesOfCatalogue())];
    printGates(gates);
    console.log(`\n${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
    return gates.every(({ holds }) => holds) ? 0 : 1;
  } finally {
    await laboratory.close();
  }
}

/** Runs once with the site's own deadline, with one pass and with four. */
async function hangAtFullLength(laboratory: Laboratory): Promise<number[]> {
  const [one] = casesFor(1);
  if (!one) return [];
  const options = { mode: 'hang', seed: 'seed', choiceTimeoutMs: defaultChoiceTimeoutMs } as const;
  const times: number[] = [];
  for (const passes of [1, 4]) times.push((await laboratory.run(one, { ...options, passes })).milliseconds);
  return times;
}

function numberOf(name: string, given: string | undefined, otherwise: number): number {
  const value = given === undefined ? otherwise : Number(given);
  if (Number.isFinite(value) && value > 0) return value;
  console.error(`--${name} must be a number above 0`);
  process.exit(2);
}
