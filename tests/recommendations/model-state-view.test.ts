import { expect, test } from 'vitest';
import { modelFigure } from '../../src/recommendations/model-state-view.ts';

const figureAt = (now: string) =>
  modelFigure(null, { hasKey: true, retiresOn: '2027-01-14', now: new Date(now) });

test('until the day on which OpenAI switches a model off, operators read that it will', () => {
  for (const now of ['2026-11-28T00:00:00Z', '2027-01-13T23:59:59Z'])
    expect(figureAt(now).value).toMatch(/1월 14일.*에 이 모델을 없애요\. 그 전에 OPENAI_MODEL/);
});

test('from that day on, they read that it has been switched off, and the figure is bad', () => {
  for (const now of ['2027-01-14T00:00:00Z', '2027-03-01T00:00:00Z'])
    expect(figureAt(now)).toMatchObject({
      value: expect.stringMatching(/1월 14일.*에 이 모델을 없앴어요\. 지금 OPENAI_MODEL/),
      isBad: true,
    });
});
