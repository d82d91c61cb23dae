import { mean } from '../measures.ts';
import { fixed, gate, passesText, type ReaderGates, runsOf } from './gate.ts';

/** A model that ranks by fame does not make the three more popular than the twenty. */
export const noPopularity: ReaderGates = (findings) =>
  [1, 4].map((passes) => {
    const lift = mean(runsOf(findings, 'popularity-biased', passes).map((run) => run.lift));
    const name = `popularity lift, a server that ranks by sales, ${passesText(passes)}`;
    return gate(name, '≤ 1.15', fixed(lift), lift <= 1.15);
  });
