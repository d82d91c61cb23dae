import { withoutDirection } from './text/direction.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Headers beside those of every letter. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Adds the closing, and removes direction controls, so that a name cannot reorder the text of a
 * letter.
 */
export const finishLetter = ({ subject, text, ...rest }: Letter, closing: string): Letter => ({
  ...rest,
  subject: withoutDirection(subject),
  text: withoutDirection(text + closing),
});
