import { countCodePoints } from '../../../public/js/text/drawn.js';
import { inOneLine, withoutUnseen } from './clean-text.ts';
import { graphemesOf } from './graphemes.ts';
import { judgeText } from './judge-text.ts';
import { graphemeLimits, type TextLimit } from './text-limits.ts';

/** Keep the first three marks in a row, which every field accepts. */
const marksPastTheLimit = /(?<=\p{M}{3})\p{M}+/gu;

export interface FittedText {
  /** Empty if nothing can be stored. */
  readonly text: string;
  readonly wasShortened: boolean;
}

/**
 * Makes an imported text fit a limit: cleans it like a typed text, removes piled marks, and cuts it
 * between graphemes. `judgeText` accepts the result unless it is empty.
 */
export function fitText(given: string, limit: TextLimit): FittedText {
  const wellFormed = given.toWellFormed().replace(/[\uFFFD\0]/g, '');
  const seen = limit.hasLines ? withoutUnseen(wellFormed) : inOneLine(wellFormed);
  const composed = seen.replace(marksPastTheLimit, '').normalize('NFC').replace(marksPastTheLimit, '');
  const kept: string[] = [];
  let room = limit.codePoints;
  for (const grapheme of graphemesOf(composed)) {
    const points = countCodePoints(grapheme);
    if (points > graphemeLimits.codePoints) continue;
    room -= points;
    if (room < 0 || kept.length === limit.graphemes) break;
    kept.push(grapheme);
  }
  const judged = judgeText(kept.join(''), limit);
  const text = judged.ok ? judged.text : '';
  return { text, wasShortened: text.length < composed.length };
}
