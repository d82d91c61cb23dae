import type { TalkFormat } from './formats/talk-line.ts';

/** A message of a talk, ready to be stored. */
export interface PastMessage {
  /** To the minute. */
  readonly at: Date;
  /** The place among the messages of the minute, from 0. */
  readonly place: number;
  /** Empty if nothing of the name can be drawn. */
  readonly author: string;
  readonly body: string;
  /** Equal for the same message in two exports: SHA-256 in hexadecimal digits. */
  readonly key: string;
}

/** The numbers of a whole export. */
export interface TalkFacts {
  readonly format: TalkFormat;
  readonly messageCount: number;
  /** Lines of KakaoTalk itself, which are not kept. */
  readonly eventCount: number;
  /** Messages that were too long and were cut. */
  readonly shortenedCount: number;
  /** Messages without anything that can be drawn, which are not kept. */
  readonly blankCount: number;
}
