import type { Page } from '../../platform/http/render.ts';
import { koreanDateTime, koreanDay } from '../../platform/korean-date.ts';
import { groupOutcomes } from './group-outcomes.ts';
import { type Measure, measures, type Outcome, otherNames, type WeekOutcome } from './outcome.ts';
import { driftRow, type OutcomeRow } from './outcome-row-view.ts';
import { unnamedModel, wayRows } from './way-rows-view.ts';

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

const comparedLead =
  'AI가 고른 책을 ‘규칙 (견주려고)’ 줄과 견주어요. 다른 규칙 줄은 AI를 쓸 수 없던 때의 것이라 견주는 데 쓰지 않아요.';
const uncomparedLead =
  'AI가 고른 책과 견줄 규칙의 추천이 아직 없어요. RECOMMENDATION_RULE_SHARE 설정을 0보다 크게 하면, 그만큼의 추천을 규칙으로 골라 견주어요.';

/** The operators' page about what became of recommended books. */
export function outcomesPage(facts: {
  /** The latest week first. */
  readonly outcomes: readonly WeekOutcome[];
  readonly countedAt: Date | null;
  readonly now: Date;
}): OutcomesPage {
  const { outcomes, countedAt, now } = facts;
  const ofModel = outcomes.filter(({ way }) => way === 'model');
  return {
    title: '추천의 결과',
    styles: ['/css/operations.css'],
    countedAtText: countedAt && koreanDateTime(countedAt, now),
    measures: measures.map((measure) => measureNames[measure]),
    tables: [
      {
        id: 'ways',
        heading: '고른 방법마다',
        lead: outcomes.some(({ way }) => way === 'comparison') ? comparedLead : uncomparedLead,
        by: '방법',
        rows: wayRows(outcomes),
      },
      {
        id: 'models',
        heading: '답한 모델마다',
        lead: '모델 서버가 스스로 밝힌 이름이고, 밝히지 않았으면 설정한 이름이에요. 설정은 그대로인데 이름이나 비율이 바뀌었는지 살펴보세요. 최근에 답한 모델이 위에 있어요.',
        by: '모델',
        rows: driftRows(groupOutcomes(ofModel, ({ servedModel }) => servedName(servedModel))),
      },
      {
        id: 'weeks',
        heading: '주마다',
        lead: 'AI가 고른 책이에요. 월요일에 시작하는 한 주씩, 최근 주가 위에 있어요.',
        by: '시작한 날',
        rows: driftRows(groupOutcomes(ofModel, ({ monday }) => koreanDay(monday, now))),
      },
    ].filter(({ rows }) => rows.length > 0),
  };
}

const servedName = (name: string) => (name === otherNames ? '그 밖의 이름' : name || unnamedModel);

/** Compares each outcome with the one below it, which is earlier. */
const driftRows = (latestFirst: readonly (readonly [name: string, outcome: Outcome])[]): OutcomeRow[] =>
  latestFirst.map(([name, outcome], place) => driftRow(name, outcome, latestFirst[place + 1]?.[1]));
