import { expect, test } from 'vitest';
import { countShownHostility, countShownTruth } from '../../../../scripts/evaluation/shown-comments.ts';
import type { CorpusPart } from './read-corpus.ts';

/** Hundreds of comments are judged: two seconds on an idle machine. */
const timeoutMs = 20_000;

const shareShown = (part: CorpusPart) => {
  const { sentences, sentencesShown } = countShownTruth(part);
  return sentencesShown / sentences;
};

test(
  'a page shows 99 % of the open true sentences, and 95 % of the later ones',
  () => {
    expect(shareShown('open')).toBeGreaterThanOrEqual(0.99);
    expect(shareShown('fresh')).toBeGreaterThanOrEqual(0.95);
  },
  timeoutMs,
);

test(
  'a page shows 90 % of the true sentences that were held back',
  () => {
    expect(shareShown('held')).toBeGreaterThanOrEqual(0.9);
  },
  timeoutMs,
);

test.each(['open', 'held', 'fresh', 'unseen'] as const)(
  'a page shows no hostile comment of the %s part',
  (part) => {
    const { comments, shownByKind, withoutProven } = countShownHostility(part);
    expect(Object.fromEntries(shownByKind)).toEqual({});
    expect(withoutProven, 'comments without a proven sentence beside them').toBeLessThan(comments / 100);
  },
  timeoutMs,
);
