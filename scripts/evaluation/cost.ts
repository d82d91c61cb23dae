import { costMicroUsd } from '../../src/recommendations/commands.ts';
import { mean } from './measures.ts';
import type { ModeResult } from './offline.ts';
import type { AskedOf } from './run-case.ts';
import { estimateTokens, tokenMethod } from './tokens.ts';

const model = 'gpt-4o-mini';

export const costHeads = [
  `cost with ${model}`,
  'passes',
  'calls',
  'a ranking prompt',
  'a writing prompt',
  'tokens in',
  'tokens out',
  'dollars each',
  'dollars, 1000',
];

/**
 * Estimates the cost of a recommendation from the prompts that were sent and the fake server's
 * answers.
 */
export function costLine(name: string, { passes, runs }: ModeResult): string[] {
  const usages = runs.map(({ asked, choice }) => ({
    promptTokens: sum(asked.map(({ tokens }) => tokens)),
    completionTokens: sum(choice.sum.outputs.map(({ text }) => estimateTokens(text ?? ''))),
  }));
  const promptOf = (isWriting: boolean) =>
    mean(runs.flatMap(({ asked }) => asked.filter((one) => one.isWriting === isWriting)).map(tokensOf));
  const dollars = mean(usages.map((usage) => costMicroUsd({ model }, usage))) / 1e6;
  return [
    name,
    String(passes),
    mean(runs.map(({ choice }) => choice.sum.calls)).toFixed(1),
    promptOf(false).toFixed(0),
    promptOf(true).toFixed(0),
    mean(usages.map(({ promptTokens }) => promptTokens)).toFixed(0),
    mean(usages.map(({ completionTokens }) => completionTokens)).toFixed(0),
    dollars.toFixed(5),
    (dollars * 1_000).toFixed(2),
  ];
}

export const costNote = `(${tokenMethod}; 0.15 dollars per million in, 0.60 out)`;

const tokensOf = ({ tokens }: AskedOf) => tokens;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
