import { type Comparison, compare, hasDrifted, leastBooks } from './compare.ts';
import { type Measure, measures, type Outcome } from './outcome.ts';
import { type Proportion, shareOf, wilsonInterval } from './proportion.ts';

/** One row of a table. */
export interface OutcomeRow {
  readonly name: string;
  /** Below the name: a version of prompts, or that there are few books. */
  readonly detail: string | null;
  readonly shown: string;
  /** One per measure; `null`: nothing to count. */
  readonly cells: readonly (OutcomeCell | null)[];
}

export interface OutcomeCell {
  readonly share: string;
  readonly interval: string;
  readonly count: string;
  readonly notes: readonly { readonly text: string; readonly isMarked: boolean }[];
}

/** Another outcome that a row is compared with, as its notes call it. */
export interface Reference {
  readonly name: string;
  readonly outcome: Outcome;
  readonly measures: readonly Measure[];
}

const number = new Intl.NumberFormat('ko-KR');
const percent = (share: number) => (share * 100).toFixed(1);
const points = (share: number) => {
  const size = percent(Math.abs(share));
  return Number(size) === 0 ? size : `${share < 0 ? '−' : '+'}${size}`;
};

/** @param references the outcomes that every measure is compared with */
export const outcomeRow = (
  { name, detail }: Pick<OutcomeRow, 'name' | 'detail'>,
  outcome: Outcome,
  { only = measures, references }: { only?: readonly Measure[]; references: readonly Reference[] },
): OutcomeRow => ({
  name,
  detail,
  shown: number.format(outcome.shown),
  cells: measures.map((measure) => {
    if (!only.includes(measure)) return null;
    const found = outcome.results[measure];
    return cell(
      found,
      references
        .filter((reference) => reference.measures.includes(measure))
        .map((reference) => differenceNote(reference, compare(found, reference.outcome.results[measure]))),
    );
  }),
});

/** @param earlier the outcome before in time; absent: none */
export const driftRow = (name: string, outcome: Outcome, earlier: Outcome | undefined): OutcomeRow => ({
  name,
  detail: outcome.results.opened.of < leastBooks ? tooFew : null,
  shown: number.format(outcome.shown),
  cells: measures.map((measure) => {
    const found = outcome.results[measure];
    const isDrift = earlier !== undefined && hasDrifted(found, earlier.results[measure]);
    return cell(found, isDrift ? [{ text: '앞과 달라졌어요', isMarked: true }] : []);
  }),
});

const tooFew = '아직 적어요';

function cell(found: Proportion, notes: OutcomeCell['notes']): OutcomeCell | null {
  if (found.of === 0) return null;
  const { low, high } = wilsonInterval(found);
  return {
    share: `${percent(shareOf(found))}%`,
    interval: `${percent(low)}~${percent(high)}%`,
    count: `${number.format(found.of)}권 중 ${number.format(found.hits)}권`,
    notes,
  };
}

function differenceNote({ name }: Reference, comparison: Comparison): OutcomeCell['notes'][number] {
  if (comparison.result === 'too_few') return { text: `${name}과 견주기에는 아직 적어요`, isMarked: false };
  const { low, high } = comparison.interval;
  const range = `${points(low)}~${points(high)}%p`;
  const said = {
    higher: `${name}보다 높아요`,
    lower: `${name}보다 낮아요`,
    unclear: `${name}과 다르다고 할 수 없어요`,
  }[comparison.result];
  return { text: `${said} (${range})`, isMarked: comparison.result !== 'unclear' };
}
