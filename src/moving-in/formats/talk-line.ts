import type { CalendarDay, Clock } from './seoul-clock.ts';

/** The shapes in which KakaoTalk exports a talk. */
export type TalkFormat = 'windows' | 'android' | 'ios' | 'macos' | 'english';

/** One line of an export, read. A line that no grammar reads belongs to the message before. */
export type LineReading =
  | { readonly kind: 'day'; readonly day: CalendarDay | null }
  | { readonly kind: 'event' }
  | {
      readonly kind: 'message';
      /** Null where only day lines carry the date. */
      readonly day: CalendarDay | null;
      readonly clock: Clock;
      readonly author: string;
      readonly body: string;
    };

/** Reads one line; null if it is not one of the format. Looks at its first 300 letters only. */
export type LineGrammar = (line: string) => LineReading | null;

/** One message of an export. */
export interface SaidLine {
  /** To the minute. */
  readonly at: Date;
  readonly author: string;
  readonly body: string;
  /** The line of the file on which the message begins, from 1. */
  readonly line: number;
}

/** Longer beginnings of lines are not looked at, so that no pattern takes quadratic time. */
export const headOf = (line: string): string => line.slice(0, 300);
