import { groupOutcomes } from './group-outcomes.ts';
import { type Measure, measures, sumOf, type Way, type WeekOutcome } from './outcome.ts';
import { type OutcomeRow, outcomeRow, type Reference } from './outcome-row-view.ts';

/** A model whose name was not stored. */
export const unnamedModel = '이름을 모르는 모델';

/** In the order of the page, below the models. */
const otherWays = [
  ['comparison', '규칙 (견주려고)'],
  ['fallback', '규칙 (AI를 쓸 수 없을 때)'],
  ['no_key', '규칙 (AI를 쓰지 않을 때)'],
] as const satisfies readonly (readonly [Way, string])[];

/** The measures of a book that was not shown: it had no link and no buttons. */
const afterwards: readonly Measure[] = ['joined', 'finished'];

/**
 * A row for each model with its prompts, and for each other way. They are compared with the rule
 * score's comparison, and with the candidates that were not shown.
 */
export function wayRows(outcomes: readonly WeekOutcome[]): OutcomeRow[] {
  const of = (way: Way) => outcomes.filter((outcome) => outcome.way === way);
  const reference = (name: string, way: Way, compared: readonly Measure[]): Reference[] =>
    of(way).length === 0 ? [] : [{ name, outcome: sumOf(of(way)), measures: compared }];
  const rule = reference('규칙', 'comparison', measures);
  const unshown = reference('보여 드리지 않은 책', 'unshown', afterwards);
  const models = groupOutcomes(of('model'), ({ model, promptVersion }) => `${model}\n${promptVersion}`);
  return [
    ...models.map(([key, outcome]) => {
      const [name = '', detail = ''] = key.split('\n');
      return outcomeRow({ name: name || unnamedModel, detail: detail && `지시문 ${detail}` }, outcome, {
        references: [...rule, ...unshown],
      });
    }),
    ...otherWays.flatMap(([way, name]) =>
      of(way).length === 0 ? [] : outcomeRow({ name, detail: null }, sumOf(of(way)), { references: unshown }),
    ),
    ...unshown.map(({ outcome }) =>
      outcomeRow({ name: '보여 드리지 않은 후보', detail: null }, outcome, {
        only: afterwards,
        references: [],
      }),
    ),
  ];
}
