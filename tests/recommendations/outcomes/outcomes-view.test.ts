import { expect, test } from 'vitest';
import type { WeekOutcome } from '../../../src/recommendations/outcomes/outcome.ts';
import { outcomesPage } from '../../../src/recommendations/outcomes/outcomes-view.ts';

const now = new Date('2026-11-25T03:00:00Z');

/** A week of books of the model, `opened` of them opened. */
const week = (opened: number, of: number, changes: Partial<WeekOutcome> = {}): WeekOutcome => ({
  monday: new Date('2026-11-16'),
  way: 'model',
  model: 'asked',
  servedModel: 'asked-1',
  promptVersion: 'prompt-1',
  shown: of,
  results: {
    opened: { hits: opened, of },
    liked: { hits: 0, of },
    joined: { hits: of / 10, of },
    finished: { hits: 0, of },
  },
  ...changes,
});
const rule = { way: 'comparison', model: '', servedModel: '', promptVersion: '' } as const;
const tableOf = (outcomes: WeekOutcome[], id: string) =>
  outcomesPage({ outcomes, countedAt: now, now }).tables.find((table) => table.id === id)?.rows ?? [];
const notesOf = (outcomes: WeekOutcome[], id: string) =>
  tableOf(outcomes, id)[0]?.cells[0]?.notes.map(({ text }) => text);

test("the weeks of a model add up, and its share is compared with the rule's", () => {
  const outcomes = [
    week(150, 500),
    week(150, 500, { monday: new Date('2026-11-09') }),
    week(200, 1_000, rule),
  ];
  const [model] = tableOf(outcomes, 'ways');
  expect(model).toMatchObject({ name: 'asked', detail: '지시문 prompt-1', shown: '1,000' });
  expect(model?.cells[0]).toEqual({
    share: '30.0%',
    interval: '27.2~32.9%',
    count: '1,000권 중 300권',
    notes: [{ text: '규칙보다 높아요 (+6.2~+13.7%p)', isMarked: true }],
  });
});

test('a lower share, an unclear one and one of few books are called so', () => {
  expect(notesOf([week(100, 1_000), week(200, 1_000, rule)], 'ways')?.[0]).toContain('규칙보다 낮아요');
  expect(notesOf([week(201, 1_000), week(200, 1_000, rule)], 'ways')?.[0]).toContain('다르다고 할 수 없어요');
  expect(notesOf([week(20, 99), week(200, 1_000, rule)], 'ways')).toEqual(['규칙과 견주기에는 아직 적어요']);
  expect(notesOf([week(20, 99)], 'ways')).toEqual([]);
});

test('a model that takes another name is marked where its share drifted', () => {
  const before = week(100, 1_000, { monday: new Date('2026-11-09'), servedModel: 'asked-0' });
  expect(notesOf([week(200, 1_000), before], 'models')).toEqual(['앞과 달라졌어요']);
  expect(notesOf([week(110, 1_000), before], 'models')).toEqual([]);
  expect(tableOf([week(20, 99), before], 'weeks')).toMatchObject([
    { name: '11월 16일(월)', detail: '아직 적어요' },
    { name: '11월 9일(월)', detail: null },
  ]);
});

test('candidates that were not shown have no openings and no likings', () => {
  const rows = tableOf([week(0, 1_000, { ...rule, way: 'unshown' })], 'ways');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.cells.map((cell) => cell?.share ?? null)).toEqual([null, null, '10.0%', '0.0%']);
});

test('a model whose name was not stored has a name on the page', () => {
  const [row] = tableOf([week(1, 100, { model: '', servedModel: '' })], 'ways');
  expect(row?.name).toBe('이름을 모르는 모델');
});

test('without a comparison the page says how to get one', () => {
  const leadOf = (outcomes: WeekOutcome[]) => outcomesPage({ outcomes, countedAt: now, now }).tables[0]?.lead;
  expect(leadOf([week(20, 99)])).toContain('RECOMMENDATION_RULE_SHARE');
  expect(leadOf([week(20, 99), week(9, 99, rule)])).not.toContain('RECOMMENDATION_RULE_SHARE');
});
