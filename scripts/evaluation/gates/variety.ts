import { mean } from '../measures.ts';
import { fixed, gate, type ReaderGates } from './gate.ts';

const mostLost = 0.01;

/** The three differ as much as those of plain MMR, and readers find their books among them. */
export const variety: ReaderGates = ({ variety: measured }) => {
  const [distance, plain] = [
    mean(measured.map((one) => one.distance)),
    mean(measured.map((one) => one.plainDistance)),
  ];
  const each = measured.map((one) => `${fixed(one.distance)}/${fixed(one.plainDistance)}`).join(', ');
  return [
    gate(
      'distance of the three, four sources of scores',
      `≥ ${fixed(plain)} (plain MMR, as enjoyed)`,
      `${fixed(distance)} (${each})`,
      distance >= plain,
    ),
    gate(
      'distance of the three, each source of scores beside no variety',
      '> without',
      measured.map((one) => `${fixed(one.distance)}/${fixed(one.distanceWithout)}`).join(', '),
      measured.length > 0 && measured.every((one) => one.distance > one.distanceWithout),
    ),
    ...measured.map(({ source, lost, lostByLimits }) =>
      gate(
        `hit@3 lost for variety, ${source}`,
        `≤ ${fixed(mostLost)}`,
        `${fixed(lost)} (for one book of an author: ${fixed(lostByLimits)})`,
        lost <= mostLost,
      ),
    ),
  ];
};
