import { expect, test } from 'vitest';
import { planOf } from '../../src/django-move/meeting-plan.ts';

const meeting = {
  pk: 1,
  book: 1,
  leader: 1,
  participants: [],
  seats: 5,
  title: '데미안',
  description: '',
  started_at: new Date('2026-12-01T10:00:00Z'),
  finished_at: new Date('2026-12-01T12:00:00Z'),
};

test.each([
  ['caf&eacute;에서 읽기', 'café에서 읽기'],
  ['R&amp;D &lt;데미안&gt;&nbsp;읽기', 'R&D <데미안> 읽기'],
  ['&amp;lt;데미안&amp;gt; &#39;첫&#x27; 모임', "<데미안> '첫' 모임"],
  ['R&D, Love&notes', 'R&D, Love&notes'],
])('a meeting moved from Django has no HTML entities in its texts: %s', (stored, shown) => {
  const plan = planOf({ ...meeting, title: stored, description: `${stored}\n\n${stored}` });
  expect(plan).toMatchObject({ title: shown, description: `${shown}\n\n${shown}`, notes: [] });
});

test('an entity that stands for a line break does not break a title', () => {
  expect(planOf({ ...meeting, title: '데미안&#10;읽기' }).title).toBe('데미안 읽기');
});
