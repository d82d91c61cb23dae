import { z } from 'zod';
import { withoutUnseen } from './clean-text.ts';
import { judgeText } from './judge-text.ts';
import type { TextLimit } from './text-limits.ts';

export interface TextMessages {
  /** For a field that is not there, or sent twice. */
  readonly missing: string;
  /** For a text of which nothing is drawn. Without it the field may stay empty. */
  readonly blank?: string;
  readonly tooLong: string;
  /** For piled marks and broken characters. */
  readonly unfit: string;
}

/** The schema of a free text: gives it as it is to be stored, or one of the messages. */
export const freeText = (limit: TextLimit, messages: TextMessages) =>
  z.string(messages.missing).transform((typed, context) => {
    const judged = judgeText(typed, limit);
    if (judged.ok) return judged.text;
    if (judged.problem === 'blank' && messages.blank === undefined) return '';
    const byProblem = {
      blank: messages.blank ?? messages.unfit,
      too_long: messages.tooLong,
      piled: messages.unfit,
      malformed: messages.unfit,
    };
    context.addIssue({ code: 'custom', message: byProblem[judged.problem] });
    return z.NEVER;
  });

/** Code units of a query that are looked at. */
const searchUnits = 1_000;

/** The schema of a search query: never refused. It is cut where it is too long; what is no text is an empty one. */
export const searchText = ({ codePoints }: TextLimit) =>
  z
    .string()
    .transform((typed) => {
      const query = withoutUnseen(typed.slice(0, searchUnits).toWellFormed()).replace(/\p{M}{5,}/gu, '');
      return [...query.normalize('NFC')].slice(0, codePoints).join('').trim();
    })
    .catch('');
