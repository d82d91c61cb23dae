import { createHash } from 'node:crypto';
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
  /** Equal for the same message in two exports: 32 hexadecimal digits. */
  readonly key: string;
}

/** A whole export. */
export interface Talk {
  readonly format: TalkFormat;
  /** In the order of the file. */
  readonly messages: readonly PastMessage[];
  /** Lines of KakaoTalk itself, which are not kept. */
  readonly eventCount: number;
  /** Messages that were too long and were cut. */
  readonly shortenedCount: number;
  /** Messages without anything that can be drawn, which are not kept. */
  readonly blankCount: number;
}

/**
 * Names a message independently of the export that holds it: the minute, author, words, and how
 * often the same was said in that minute before.
 */
export const messageKey = (at: Date, author: string, body: string, repeat: number): string =>
  createHash('sha256')
    .update(JSON.stringify([at.getTime() / 60_000, author, body, repeat]))
    .digest('hex')
    .slice(0, 32);
