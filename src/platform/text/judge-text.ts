import { countCodePoints, drawsSomething } from '../../../public/js/text/drawn.js';
import { inOneLine, withoutUnseen } from './clean-text.ts';
import { graphemesOf } from './graphemes.ts';
import { type JudgedText, refused } from './judged-text.ts';
import { graphemeLimits, type TextLimit } from './text-limits.ts';

const marksInARow = /\p{M}+/gu;

/**
 * Composing (NFC) takes quadratic time in the length of a row of marks. Decomposed letters have at
 * most four marks of their own.
 */
const marksNotToCompose = new RegExp(`\\p{M}{${graphemeLimits.marks + 5},}`, 'u');

/** Latin without accents and composed Hangul: each code unit is one grapheme. */
const plain = /^[\n\t -~ㄱ-ㆎ가-힣]*$/;

/** Code units before composing: a composed code point has at most four when decomposed. */
const mostUnits = ({ codePoints }: TextLimit) => 4 * codePoints;

/**
 * Returns the text to store (clean, composed, trimmed), or why it is refused. Takes linear time.
 * Invisible characters may be as many as the visible ones.
 */
export function judgeText(typed: string, limit: TextLimit): JudgedText {
  if (!typed.isWellFormed() || typed.includes('\0')) return refused('malformed');
  const trimmed = typed.trim();
  if (trimmed.length > 2 * mostUnits(limit)) return refused('too_long');
  const seen = limit.hasLines ? withoutUnseen(trimmed) : inOneLine(trimmed);
  if (seen.length > mostUnits(limit)) return refused('too_long');
  if (marksNotToCompose.test(seen)) return refused('piled');
  const text = seen.normalize('NFC');
  if (!drawsSomething(text)) return refused('blank');
  if (plain.test(text)) return text.length > mostLetters(limit) ? refused('too_long') : { ok: true, text };
  if (countCodePoints(text) > limit.codePoints) return refused('too_long');
  const mostMarks = limit.marks ?? graphemeLimits.marks;
  if (text.match(marksInARow)?.some((marks) => countCodePoints(marks) > mostMarks)) return refused('piled');
  const graphemes = graphemesOf(text);
  if (graphemes.some((grapheme) => countCodePoints(grapheme) > graphemeLimits.codePoints))
    return refused('piled');
  return limit.graphemes && graphemes.length > limit.graphemes ? refused('too_long') : { ok: true, text };
}

const mostLetters = ({ codePoints, graphemes = codePoints }: TextLimit) => Math.min(codePoints, graphemes);
