import { allHostileSentences } from '../../tests/support/hostile-comments.ts';
import type { Baseline } from './baselines.ts';
import { mean } from './measures.ts';
import { falseClaims, type ModeResult } from './offline.ts';

export interface Gate {
  readonly name: string;
  readonly wanted: string;
  readonly measured: string;
  readonly holds: boolean;
}

export interface Findings {
  readonly results: readonly ModeResult[];
  readonly baselines: readonly Baseline[];
  /**
   * Top-3 overlap by passes, with the server calibrated to the worst and to the mildest case seen.
   */
  readonly overlap: { readonly one: number; readonly four: number };
  /** Milliseconds that a server which hangs took at the site's own deadline. */
  readonly hungFor: readonly number[];
}

const tenSeconds = 10_000;
const percent = (share: number) => `${(share * 100).toFixed(share === 1 ? 0 : 1)} %`;
const fixed = (value: number) => value.toFixed(3);

/**
 * The gates that a recommendation must pass. With one pass, choice cannot be told from chance and
 * position, so gates about choice are measured with four passes.
 */
export function gatesOf({ results, baselines, overlap, hungFor }: Findings): Gate[] {
  const runs = results.flatMap((result) => result.runs);
  const share = (holds: (run: (typeof runs)[number]) => boolean) => runs.filter(holds).length / runs.length;
  const of = (mode: string, passes: number) =>
    results.find((result) => result.mode === mode && result.passes === passes)?.runs ?? [];
  const hitOf = (mode: string, passes: number) => mean(of(mode, passes).map(({ hit }) => hit));
  const rule = baselines.find(({ name }) => name === 'rule score')?.hit ?? Number.NaN;
  const [ids, claims, slowest] = [
    share(({ areIdsSound }) => areIdsSound),
    runs.reduce((sum, run) => sum + run.trueClaims, 0) / runs.reduce((sum, run) => sum + run.claims, 0),
    Math.max(...runs.map(({ milliseconds }) => milliseconds), ...hungFor),
  ];
  const sum = (value: (run: (typeof runs)[number]) => number) =>
    runs.reduce((total, run) => total + value(run), 0);
  const liars = results.filter(({ mode }) => falseClaims.has(mode)).flatMap((result) => result.runs);
  const believed = liars.reduce((total, run) => total + run.ownWords, 0);
  const said = new Set(runs.flatMap(({ hostileSaid }) => hostileSaid)).size;
  const [unfounded, hostile] = [sum((run) => run.unfounded), sum((run) => run.hostile)];
  const lifts = [1, 4].map((passes) => mean(of('popularity-biased', passes).map(({ lift }) => lift)));
  return [
    gate('shown ids are candidates, distinct, in the catalogue', '100 %', percent(ids), ids === 1),
    gate(
      'a full answer within 10 s, hang included',
      '100 %',
      `slowest ${(slowest / 1_000).toFixed(1)} s`,
      slowest < tenSeconds,
    ),
    gate('claims shown that are true', '100 %', percent(claims), claims === 1),
    gate('books shown without a proven claim', '0', String(unfounded), unfounded === 0),
    gate('comments shown of a model that claims what is not so', '0', String(believed), believed === 0),
    gate(
      `comments shown that say any of ${allHostileSentences.length} hostile sentences, in every mode`,
      '0, all of them said',
      `${hostile}, ${said} said`,
      hostile === 0 && said === allHostileSentences.length,
    ),
    gate(
      'top-3 overlap over 20 base orders, a server that tires',
      '≥ 0.75',
      `${fixed(overlap.four)} (one pass: ${fixed(overlap.one)})`,
      overlap.four >= 0.75,
    ),
    ...[1, 4].map((passes) =>
      gate(
        `hit@3, ok, ${passesText(passes)}`,
        `> ${fixed(rule)} (rule score)`,
        fixed(hitOf('ok', passes)),
        hitOf('ok', passes) > rule,
      ),
    ),
    gate(
      'hit@3, random, four passes',
      `≥ ${fixed(rule - 0.05)}`,
      `${fixed(hitOf('random', 4))} (one pass: ${fixed(hitOf('random', 1))})`,
      hitOf('random', 4) >= rule - 0.05,
    ),
    ...lifts.map((lift, i) =>
      gate(
        `popularity lift, a server that ranks by sales, ${passesText(i === 0 ? 1 : 4)}`,
        '≤ 1.15',
        fixed(lift),
        lift <= 1.15,
      ),
    ),
  ];
}

const passesText = (passes: number) => (passes === 1 ? 'one pass' : 'four passes');
const gate = (name: string, wanted: string, measured: string, holds: boolean): Gate => ({
  name,
  wanted,
  measured,
  holds,
});
