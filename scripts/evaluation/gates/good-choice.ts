import { mean } from '../measures.ts';
import { fixed, gate, passesText, type ReaderGates, runsOf } from './gate.ts';

/**
 * The choice beats the rule score where the model knows the reader, and stays near it where the
 * model knows nothing. One pass cannot be told from chance and position, so a random model is
 * measured with four.
 */
export const goodChoice: ReaderGates = (findings) => {
  const hitOf = (mode: string, passes: number) => mean(runsOf(findings, mode, passes).map(({ hit }) => hit));
  const rule = findings.baselines.find(({ name }) => name === 'rule score')?.hit ?? Number.NaN;
  const random = hitOf('random', 4);
  return [
    ...[1, 4].map((passes) => {
      const hit = hitOf('ok', passes);
      return gate(
        `hit@3, ok, ${passesText(passes)}`,
        `> ${fixed(rule)} (rule score)`,
        fixed(hit),
        hit > rule,
      );
    }),
    gate(
      'hit@3, random, four passes',
      `≥ ${fixed(rule - 0.05)}`,
      `${fixed(random)} (one pass: ${fixed(hitOf('random', 1))})`,
      random >= rule - 0.05,
    ),
  ];
};
