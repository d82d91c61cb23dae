import { expect, test } from 'vitest';
import { givenNotes } from '../../src/questions/given-notes.ts';

test('notes full of emoji are cut like others', () => {
  const bodies = [...Array.from({ length: 20 }, () => '📚'.repeat(599)), '📚'.repeat(40), '📚'.repeat(900)];
  const notes = givenNotes(bodies.map((body, id) => ({ id, body, forPercent: 0 })));
  const letters = notes.map(({ text }) => [...text].length);
  expect(letters).toEqual([...Array.from({ length: 20 }, () => 599), 20]);
});
