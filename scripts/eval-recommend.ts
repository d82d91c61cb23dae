// `npm run eval:recommend [-- --deadline MS --budget DOLLARS --live-only]`: measures
// recommendations for both sets of personas and every mode of the fake server, with one pass and
// with four, next to the rule score, random order and bestseller order. Fails if a gate fails. With
// OPENAI_API_KEY set it then also asks the real model until the budget is spent. `--deadline` is
// for modes that never answer.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { processEnv, readModelEnv } from '../src/platform/env.ts';
import { heldOutPersonas } from '../tests/recommendations/held-out-personas.ts';
import { personas } from '../tests/recommendations/personas.ts';
import { type Gate, gatesOf, gatesOfCatalogue } from './evaluation/gates.ts';
import { runLive } from './evaluation/live.ts';
import { measure } from './evaluation/measure.ts';
import { printFindings, printGates } from './evaluation/print.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { deadline: text, budget: text, 'live-only': { type: 'boolean', default: false } },
});
const deadlineMs = numberOf('deadline', values.deadline, 600);
const budget = numberOf('budget', values.budget, 0.2);

const readerSets = {
  'Readers whom the weights were tuned on': personas,
  'Held-out readers': heldOutPersonas,
};

if (!values['live-only']) process.exitCode = await runOffline();
const env = readModelEnv(processEnv);
if (env.OPENAI_API_KEY)
  await runLive({
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    model: env.OPENAI_MODEL,
    price: env.OPENAI_PRICE,
    reasoningEffort: env.OPENAI_REASONING_EFFORT,
    budget,
  });
else console.log('\nOPENAI_API_KEY is not set: no real model was measured.');

async function runOffline(): Promise<number> {
  const startedAt = performance.now();
  const gates: Gate[] = [];
  for (const [name, readers] of Object.entries(readerSets)) {
    console.log(`\n${name}\n`);
    const findings = await measure(readers, deadlineMs);
    printFindings(findings);
    const ofReaders = await gatesOf(findings);
    printGates(ofReaders);
    gates.push(...ofReaders);
  }
  console.log('\nWhoever the readers are\n');
  const ofCatalogue = await gatesOfCatalogue();
  printGates(ofCatalogue);
  gates.push(...ofCatalogue);
  const failed = gates.filter(({ holds }) => !holds).length;
  console.log(`\n${failed} of ${gates.length} gates fail`);
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(0)} s on ${machine()}`);
  return failed === 0 ? 0 : 1;
}

function machine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`;
}

function numberOf(name: string, given: string | undefined, otherwise: number): number {
  const value = given === undefined ? otherwise : Number(given);
  if (Number.isFinite(value) && value > 0) return value;
  console.error(`--${name} must be a number above 0`);
  process.exit(2);
}
