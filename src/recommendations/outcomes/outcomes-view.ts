import type { Page } from '../../platform/http/render.ts';
import { koreanDateTime, koreanDay } from '../../platform/korean-date.ts';
import { type Measure, type Outcome, sumOf, type Way, type WeekOutcome } from './outcome.ts';
import { driftRow, type OutcomeRow, outcomeRow, type Yardstick } from './outcome-row-view.ts';

interface OutcomesPage extends Page {
  /** When the oldest of the counts was made; `null`: there is nothing to show. */
  readonly countedAtText: string | null;
  readonly measures: readonly string[];
  readonly tables: readonly {
    readonly id: string;
    readonly heading: string;
    readonly lead: string;
    /** The heading of the first column. */
    readonly by: string;
    readonly rows: readonly OutcomeRow[];
  }[];
}

declare module '../../platform/http/render.ts' {
  interface Views {
    'recommendations/outcomes': OutcomesPage;
  }
}

const measureNames: Readonly<Record<Measure, string>> = {
  opened: '열어 봄',
  liked: '마음에 듦',
  joined: '모임에 들어감',
  finished: '끝까지 읽음',
};

const wayNames: Readonly<Record<Exclude<Way, 'model'>, string>> = {
  comparison: '규칙 (견주려고)',
  fallback: '규칙 (AI를 쓸 수 없을 때)',
  no_key: '규칙 (AI를 쓰지 않을 때)',
  unshown: '보여 드리지 않은 후보',
};

/** The operators' page about what became of recommended books. */
export function outcomesPage(facts: {
  readonly outcomes: readonly WeekOutcome[];
  readonly countedAt: Date | null;
  readonly now: Date;
}): OutcomesPage {
  const { outcomes, countedAt, now } = facts;
  const ofModel = outcomes.filter(({ way }) => way === 'model');
  const models = groups(ofModel, ({ servedModel }) => servedModel);
  const weeks = groups(ofModel, ({ monday }) => koreanDay(monday, now));
  return {
    title: '추천의 결과',
    styles: ['/css/operations.css'],
    countedAtText: countedAt && koreanDateTime(countedAt, now),
    measures: Object.values(measureNames),
    tables: [
      {
        id: 'ways',
        heading: '고른 방법마다',
        lead: 'AI가 고른 책을, 견주려고 규칙으로 고른 책과 견주어요. 다른 규칙 줄은 AI를 쓸 수 없던 때의 것이라 견주는 데 쓰지 않아요.',
        by: '방법',
        rows: wayRows(outcomes),
      },
      {
        id: 'models',
        heading: '답한 모델마다',
        lead: '모델 서버가 스스로 밝힌 이름이에요. 설정은 그대로인데 이름이나 비율이 바뀌었는지 살펴보세요. 최근에 답한 모델이 위에 있어요.',
        by: '모델',
        rows: driftRows(models, '이름을 밝히지 않음'),
      },
      {
        id: 'weeks',
        heading: '주마다',
        lead: 'AI가 고른 책이에요. 월요일에 시작하는 한 주씩, 최근 주가 위에 있어요.',
        by: '월요일',
        rows: driftRows(weeks, ''),
      },
    ].filter(({ rows }) => rows.length > 0),
  };
}

function wayRows(outcomes: readonly WeekOutcome[]): OutcomeRow[] {
  const of = (way: Way) => outcomes.filter((outcome) => outcome.way === way);
  const yardstick = (name: string, way: Way, measures: readonly Measure[]): Yardstick[] =>
    of(way).length === 0 ? [] : [{ name, outcome: sumOf(of(way)), measures }];
  const rule = yardstick('규칙', 'comparison', ['opened', 'liked', 'joined', 'finished']);
  const unshown = yardstick('보여 드리지 않은 책', 'unshown', afterwards);
  const models = groups(of('model'), ({ model, promptVersion }) => `${model}\n${promptVersion}`);
  const others = groups(
    outcomes.filter(({ way }) => way !== 'model'),
    ({ way }) => way,
  );
  return [
    ...[...models].map(([key, { outcome }]) => {
      const [name = '', detail = ''] = key.split('\n');
      return outcomeRow({ name, detail }, outcome, { yardsticks: [...rule, ...unshown] });
    }),
    ...(Object.keys(wayNames) as (keyof typeof wayNames)[]).flatMap((way) => {
      const found = others.get(way);
      if (!found) return [];
      const only = way === 'unshown' ? { only: afterwards } : {};
      const yardsticks = way === 'unshown' ? [] : unshown;
      return outcomeRow({ name: wayNames[way], detail: null }, found.outcome, { ...only, yardsticks });
    }),
  ];
}

/** The measures of a book that was not shown: it had no link and no buttons. */
const afterwards: readonly Measure[] = ['joined', 'finished'];

/** Adds up the outcomes with the same key, in the order in which the keys come. */
function groups(
  outcomes: readonly WeekOutcome[],
  keyOf: (outcome: WeekOutcome) => string,
): Map<string, { readonly outcome: Outcome }> {
  const byKey = Map.groupBy(outcomes, keyOf);
  return new Map([...byKey].map(([key, all]) => [key, { outcome: sumOf(all) }]));
}

/** @param latestFirst the outcomes by name */
function driftRows(latestFirst: ReturnType<typeof groups>, unnamed: string): OutcomeRow[] {
  const all = [...latestFirst];
  return all.map(([name, { outcome }], place) =>
    driftRow(name || unnamed, outcome, all[place + 1]?.[1].outcome),
  );
}
