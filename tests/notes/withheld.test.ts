import { describe, expect, test } from 'vitest';
import { readingMarks } from '../../src/notes/note.ts';
import { whyWithheld } from '../../src/notes/withheld.ts';
import { progressValues } from '../../src/progress/progress.ts';

const minute = 60_000;
const startsAt = new Date('2026-12-03T10:30:00Z');
const dueAt = new Date(startsAt.getTime() - 60 * minute);
const at = (ms: number) => ({ dueAt, startsAt, cancelledAt: null, now: new Date(dueAt.getTime() + ms) });
const text = { authorId: 1, forPercent: 0, isHidden: false } as const;
const reader = { userId: 2, progress: null };

describe('a text of another member', () => {
  test('is withheld up to the deadline, and open a millisecond after it', () => {
    expect(whyWithheld(text, reader, at(-1))).toBe('too_early');
    expect(whyWithheld(text, reader, at(0))).toBe('too_early');
    expect(whyWithheld(text, reader, at(1))).toBeNull();
  });

  test('does not wait without a deadline', () => {
    expect(whyWithheld(text, reader, { ...at(-minute), dueAt: null })).toBeNull();
  });

  test.each(
    readingMarks.flatMap((mark) => [...progressValues, null].map((progress) => [mark, progress] as const)),
  )(
    'for readers of %s percent is shown before the start to one who says %s only if she has read so far',
    (forPercent, progress) => {
      const isOpen = forPercent <= (typeof progress === 'number' ? progress : 0);
      const seen = whyWithheld({ ...text, forPercent }, { userId: 2, progress }, at(minute));
      expect(seen).toBe(isOpen ? null : 'not_read_so_far');
    },
  );

  test('is open to all from the start on', () => {
    const marked = { ...text, forPercent: 100 } as const;
    expect(whyWithheld(marked, reader, at(60 * minute - 1))).toBe('not_read_so_far');
    expect(whyWithheld(marked, reader, at(60 * minute))).toBeNull();
    expect(whyWithheld(marked, { userId: 2, progress: 'skip' }, at(60 * minute))).toBeNull();
  });

  test('of a meeting that was cancelled before the deadline never opens', () => {
    const cancelledAt = new Date(dueAt.getTime() - 1);
    expect(whyWithheld(text, reader, { ...at(minute), cancelledAt })).toBe('too_early');
    expect(whyWithheld(text, reader, { ...at(90 * minute), cancelledAt })).toBe('too_early');
  });

  test('of a meeting that was cancelled after the deadline stays as open as it was', () => {
    const cancelledAt = new Date(dueAt.getTime() + minute);
    const late = { ...at(90 * minute), cancelledAt };
    expect(whyWithheld(text, reader, late)).toBeNull();
    expect(whyWithheld({ ...text, forPercent: 50 }, reader, late)).toBe('not_read_so_far');
  });

  test('that an operator hid is never shown', () => {
    expect(whyWithheld({ ...text, isHidden: true }, { userId: 2, progress: 100 }, at(90 * minute))).toBe(
      'hidden',
    );
  });
});

test('an author always sees her own text', () => {
  for (const ms of [-minute, 0, 1, 90 * minute])
    expect(whyWithheld({ authorId: 2, forPercent: 100, isHidden: true }, reader, at(ms))).toBeNull();
});
