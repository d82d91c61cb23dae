/** Numerals before a noun, from two on. */
export const numeralsFromTwo: readonly string[] = [
  '두',
  '세',
  '네',
  '다섯',
  '여섯',
  '일곱',
  '여덟',
  '아홉',
  '열',
];

/** People who may be counted among a book's authors. */
export const countedPeople: readonly string[] = ['작가', '사람', '지은이', '저자', '시인', '분'];

export const letter = '글자';
