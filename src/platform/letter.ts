import { withoutDirection } from './text/direction.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Adds the closing, and removes direction controls, so that a name cannot reorder the text of a
 * letter.
 */
export const finishLetter = ({ to, subject, text }: Letter, closing: string): Letter => ({
  to,
  subject: withoutDirection(subject),
  text: withoutDirection(text + closing),
});
