import { fixed, gate, percent, type ReaderGates } from './gate.ts';

const tenSeconds = 10_000;

/** Every mode ends in three books of the catalogue, in time, and in the same ones again. */
export const soundAnswers: ReaderGates = ({ results, overlap, hungFor }) => {
  const runs = results.flatMap((result) => result.runs);
  const ids = runs.filter(({ areIdsSound }) => areIdsSound).length / runs.length;
  const slowest = Math.max(...runs.map(({ milliseconds }) => milliseconds), ...hungFor);
  return [
    gate('shown ids are candidates, distinct, in the catalogue', '100 %', percent(ids), ids === 1),
    gate(
      'a full answer within 10 s, hang included',
      '100 %',
      `slowest ${(slowest / 1_000).toFixed(1)} s`,
      slowest < tenSeconds,
    ),
    gate(
      'top-3 overlap over 20 base orders, a server that tires',
      '≥ 0.75',
      `${fixed(overlap.four)} (one pass: ${fixed(overlap.one)})`,
      overlap.four >= 0.75,
    ),
  ];
};
