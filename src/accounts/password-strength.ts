import { MatcherBaseClass, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/**
 * The number of guesses that a password must withstand, as a power of ten. Weaker ones are in lists
 * of leaked passwords, with a digit or two appended.
 */
const leastGuessesLog10 = 6.5;
/**
 * Code units that are estimated at each end of a password: the time of the estimate grows faster
 * than the length.
 */
const estimatedUnits = 24;
/** Longer passwords are not estimated, because their length alone suffices. */
const longestEstimated = 64;

class NoMatcher extends MatcherBaseClass {
  match() {
    return [];
  }
}

let estimator: ZxcvbnFactory | undefined;

/**
 * Matches common passwords, rows of keys, repetitions and sequences. Dates have a separate rule,
 * because their matcher takes quadratic time.
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
/**
 * Returns the text that the same keys type without shift: `!QAZ@WSX` uses the keys of `1qaz2wsx`.
 */
const unshifted = (password: string): string =>
  password.toLowerCase().replaceAll(/[)!@#$%^&*(]/g, (sign) => String(signsOverFigures.indexOf(sign)));

const isWeak = (password: string): boolean =>
  isPartWeak(password.slice(0, estimatedUnits)) &&
  (password.length <= estimatedUnits || isPartWeak(password.slice(-estimatedUnits)));

/** Whether a password is easy to guess. Takes a few milliseconds for any length. */
export const isGuessable = (password: string): boolean =>
  password.length <= longestEstimated && (isWeak(password) || isWeak(unshifted(password)));
