import { fixed, gate, type ReaderGates } from './gate.ts';

/** A group enjoys the three books of its score more than those of least misery. */
export const groupChoice: ReaderGates = ({ groups: { chosen, leastMisery, random } }) =>
  (
    [
      ['members on average', 'mean'],
      ['the least happy member', 'least'],
    ] as const
  ).map(([whose, key]) =>
    gate(
      `three books for a group of 3, 5 or 8: how much ${whose} would enjoy them`,
      `> ${fixed(leastMisery[key])} (least misery)`,
      `${fixed(chosen[key])} (random: ${fixed(random[key])})`,
      chosen[key] > leastMisery[key],
    ),
  );
