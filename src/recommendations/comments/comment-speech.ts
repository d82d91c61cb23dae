import type { SpeechContext } from './claimed-values.ts';
import { wordsOf } from './comment-text.ts';
import { markClaimed, withoutNumbers } from './mark-claimed.ts';
import { sentenceFault } from './proven-sentence.ts';
import { clausesOf } from './reader-clauses.ts';
import { readingsOf } from './readings.ts';
import { leansBack } from './sentence-vocabulary.ts';

/** The sentences of a comment that may be shown, and what they speak of. */
export interface ProvenSpeech {
  readonly text: string;
  /** Whether a sentence mentions a claimed fact or answer. */
  readonly namesClaim: boolean;
  /** Whether a sentence says more than what the reader answered. */
  readonly speaksOfBook: boolean;
}

/**
 * Returns the sentences of a comment in which every word is accounted for: it is plain, or of the
 * book's row, or of an answer that a claim rests on. A sentence about the reader's choice may use
 * only claimed values of the row.
 */
export function provenSentences(comment: string, context: SpeechContext): ProvenSpeech {
  const { marked, restore } = markClaimed(comment, context);
  const readings = readingsOf(context);
  const proven: string[] = [];
  let isAfterRefused = false;
  for (const sentence of sentencesOf(marked)) {
    const text = withoutNumbers(sentence);
    const isKept: boolean =
      !(isAfterRefused && leansBack.test(text)) && sentenceFault(text, readings) === null;
    if (isKept) proven.push(sentence);
    isAfterRefused = !isKept;
  }
  return {
    text: restore(proven.join(' ')),
    namesClaim: proven.some((sentence) =>
      wordsOf(withoutNumbers(sentence)).some((word) => readings.isClaimed.test(word)),
    ),
    speaksOfBook: proven.some((sentence) =>
      clausesOf(withoutNumbers(sentence)).some(
        ({ text, isOfReader }) => !isOfReader && wordsOf(text).length > 1,
      ),
    ),
  };
}

const sentencesOf = (text: string) => text.split(/(?<=[.!?…])\s+/);
