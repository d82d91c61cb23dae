import { afterReading } from './questions/after-reading.ts';
import { age } from './questions/age.ts';
import { clue } from './questions/clue.ts';
import { goal } from './questions/goal.ts';
import { mood } from './questions/mood.ts';
import { origin } from './questions/origin.ts';
import { pace } from './questions/pace.ts';
import { price } from './questions/price.ts';
import { readingTime } from './questions/reading-time.ts';
import { theme } from './questions/theme.ts';
import type { QuizQuestion } from './quiz.ts';

/** Raise this when stored answers would mean something else after a change. */
export const quizVersion = 'taste-1';

/** All questions in order. See `TasteWeights` for what the weights mean. */
export const quizQuestions: readonly QuizQuestion[] = [
  goal,
  mood,
  pace,
  readingTime,
  theme,
  origin,
  age,
  price,
  clue,
  afterReading,
];
