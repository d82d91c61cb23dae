import { gate, percent, type ReaderGates } from './gate.ts';

const wanted = 0.9;

/** The page says two true things about each pick, also where the template wrote. */
export const twoClaims: ReaderGates = ({ results }) =>
  [
    ['in every mode', results] as const,
    ['model ok', results.filter(({ mode }) => mode === 'ok')] as const,
  ].map(([name, measured]) => {
    const runs = measured.flatMap((result) => result.runs);
    const picks = runs.flatMap(({ truePerPick }) => truePerPick);
    const share = picks.filter((claims) => claims >= 2).length / picks.length;
    return gate(
      `picks with at least two true claims, ${name}`,
      `≥ ${percent(wanted)}`,
      percent(share),
      share >= wanted,
    );
  });
