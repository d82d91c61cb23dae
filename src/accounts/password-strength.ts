import { createRequire } from 'node:module';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

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

const require = createRequire(import.meta.url);

let estimator: ZxcvbnFactory | undefined;

/**
 * Matches common passwords, rows of keys, repetitions and sequences. Dates have a separate rule,
 * because their matcher takes quadratic time. Loads the word lists, so it is called at the first
 * password.
 */
function createEstimator(): ZxcvbnFactory {
  const core = require('@zxcvbn-ts/core') as typeof import('@zxcvbn-ts/core');
  const common = require('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common');
  class NoMatcher extends core.MatcherBaseClass {
    match() {
      return [];
    }
  }
  return new core.ZxcvbnFactory(
    {
      dictionary: common.dictionary,
      graphs: { qwerty: common.adjacencyGraphs.qwerty, keypad: common.adjacencyGraphs.keypad },
      useLevenshteinDistance: false,
      l33tMaxSubstitutions: 8,
    },
    { date: { Matching: NoMatcher, feedback: () => null, scoring: () => 1 } },
  );
}

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
