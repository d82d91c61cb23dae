import { describe, expect, test } from 'vitest';
import { parseForm } from '../../src/platform/http/form.ts';
import { QuizInput } from '../../src/quiz/input.ts';
import { answersOf } from './answers-of.ts';

const answers = answersOf('abcdabcdab');
const form = { genre: '3', ...answers, _csrf: 'token' };
const parse = (changes: Record<string, unknown>) => parseForm(QuizInput, { ...form, ...changes });

test('accepts a genre and ten answers', () => {
  expect(parse({})).toEqual({ ok: true, data: { genre: 3, answers } });
});

describe('refuses anything else with a Korean message beside the question', () => {
  test.each([
    ['a missing answer', { q7: undefined }, 'q7'],
    ['an empty answer', { q2: '' }, 'q2'],
    ['an option of another question', { q4: 'e' }, 'q4'],
    ['a number', { q1: '1' }, 'q1'],
    ['an upper-case key', { q1: 'A' }, 'q1'],
    ['a repeated field', { q4: ['a', 'b'] }, 'q4'],
    ['an object', { q4: { a: 1 } }, 'q4'],
    ['no genre', { genre: undefined }, 'genre'],
    ['a genre that is no id', { genre: '1e3' }, 'genre'],
    ['two genres', { genre: ['1', '2'] }, 'genre'],
    ['an eleventh answer', { q11: 'a' }, 'form'],
    ['a foreign field', { admin: '1' }, 'form'],
  ] as const)('%s', (_name, changes, field) => {
    const result = parse(changes);
    expect(result.ok).toBe(false);
    expect(result.ok ? {} : result.errors).toEqual({ [field]: expect.stringMatching(/[가-힣]{2}.*[.]$/) });
  });

  test('every wrong question has its own message', () => {
    const result = parse({ q1: '', q10: 'z' });
    expect(result.ok ? [] : Object.keys(result.errors)).toEqual(['q1', 'q10']);
  });
});
