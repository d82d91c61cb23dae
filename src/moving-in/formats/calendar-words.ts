/** The first three letters of the English months. */
export const monthNames: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

const halves: Readonly<Record<string, 'am' | 'pm'>> = { 오전: 'am', 오후: 'pm', AM: 'am', PM: 'pm' };

/** Returns the half of the day that a word names; null without one. */
export const halfOf = (word: string | undefined): 'am' | 'pm' | null => halves[word ?? ''] ?? null;

/** Parts of patterns: a date in Korean words, a date in dots, an English date, a time of day. */
export const written = {
  koreanDay: '(\\d{4})년 (\\d{1,2})월 (\\d{1,2})일',
  dottedDay: '(\\d{4})\\. (\\d{1,2})\\. (\\d{1,2})\\.',
  englishDay: '([A-Z][a-z]{2,8})\\.? (\\d{1,2}), (\\d{4})',
  weekday: '[일월화수목금토]요일',
  time: '(?:(오전|오후) )?(\\d{1,2}):(\\d{2})(?::\\d{2})?(?:[ \\u202f](AM|PM))?',
} as const;
