import { z } from 'zod';
import { judgeText } from './judge-text.ts';
import type { TextLimit } from './text-limits.ts';

export interface TextMessages {
  /** The message for a missing or repeated field; zod's own if not given. */
  readonly missing?: string;
  /** The message for an invisible text. Without it the field may stay empty. */
  readonly blank?: string;
  readonly tooLong: string;
  /** The message for piled marks and broken characters. */
  readonly unfit: string;
}

/** The schema of a free text. Returns the text to store, or fails with one of the messages. */
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
