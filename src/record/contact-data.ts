import { holdsContact } from '../accounts/index.ts';

const patterns: readonly RegExp[] = [
  // An e-mail address, also one whose sign is written as a word.
  /[\w.+-]\s*(?:@|\(at\)|골뱅이)\s*[\w-]/i,
  // An address of a page, or of a chat.
  /https?:|www\.|open\.kakao|[\w-]{2}\.(?:com|net|org|kr|io|me|gg|co)\b/i,
  // A telephone or account number: seven digits or more, however they are divided.
  /(?:\d[\s().·-]{0,2}){7,}/,
  // The name of a messenger, followed by an id.
  /(?:카톡|카카오톡|텔레그램|인스타(?:그램)?|라인|아이디)\s*(?:아이디|id)?\s*[:：=]?\s*[@A-Za-z][\w.]{2,}/i,
];

/** A date, which has as many digits as a telephone number. */
const dates =
  /(?<![\d-])(?:1\d|20)\d{2}[.\s-]{1,2}(?:0?[1-9]|1[0-2])[.\s-]{1,2}(?:[12]\d|3[01]|0?[1-9])(?![\s().·-]{0,2}\d)/g;

/**
 * Whether a text holds an address or number by which a person can be reached. Takes linear time: a
 * worker asks for each message of a talk.
 */
export const hasContactData = (text: string): boolean => {
  // With long runs of spaces the patterns would take cubic time.
  const withoutDates = text.replace(/\s+/g, ' ').replace(dates, '/');
  return holdsContact(text) || patterns.some((pattern) => pattern.test(withoutDates));
};
