import { MatcherBaseClass, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/**
 * Guesses, as a power of ten, that a password must withstand. What falls below is found in lists of
 * leaked passwords with a figure or two behind.
 */
const leastGuessesLog10 = 6.5;
/**
 * Code units that are looked at, at the beginning and at the end: the estimate's time grows faster
 * than the length.
 */
const lookedAt = 24;
/** Longer passwords are not estimated: nobody guesses that many characters, whatever they are. */
const longestEstimated = 64;

class NoMatcher extends MatcherBaseClass {
  match() {
    return [];
  }
}

let estimator: ZxcvbnFactory | undefined;

/**
 * Common passwords, rows of keys, repetitions and sequences. Dates have a rule of their own: the
 * matcher for them takes quadratic time.
 */
const createEstimator = () =>
  new ZxcvbnFactory(
    {
      dictionary,
      graphs: { qwerty: adjacencyGraphs.qwerty, keypad: adjacencyGraphs.keypad },
      useLevenshteinDistance: false,
      l33tMaxSubstitutions: 8,
    },
    { date: { Matching: NoMatcher, feedback: () => null, scoring: () => 1 } },
  );

function isPartWeak(part: string): boolean {
  estimator ??= createEstimator();
  return estimator.check(part).guessesLog10 < leastGuessesLog10;
}

const signsOverFigures = ')!@#$%^&*(';
/** As it is typed without the shift key: `!QAZ@WSX` runs over the keys of `1qaz2wsx`. */
const unshifted = (password: string): string =>
  password.toLowerCase().replaceAll(/[)!@#$%^&*(]/g, (sign) => String(signsOverFigures.indexOf(sign)));

const isWeak = (password: string): boolean =>
  isPartWeak(password.slice(0, lookedAt)) &&
  (password.length <= lookedAt || isPartWeak(password.slice(-lookedAt)));

/** Whether a password is soon guessed. Takes a few milliseconds, however long the password is. */
export const isGuessable = (password: string): boolean =>
  password.length <= longestEstimated && (isWeak(password) || isWeak(unshifted(password)));
