import { goal } from './questions/1-goal.ts';
import { mood } from './questions/2-mood.ts';
import { pace } from './questions/3-pace.ts';
import { readingTime } from './questions/4-reading-time.ts';
import { theme } from './questions/5-theme.ts';
import { origin } from './questions/6-origin.ts';
import { age } from './questions/7-age.ts';
import { price } from './questions/8-price.ts';
import { clue } from './questions/9-clue.ts';
import { afterReading } from './questions/10-after-reading.ts';
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
