/** Every separator that an ISBN is printed or copied with, and invisible characters. */
const separators = /[\s\p{Pd}\p{Default_Ignorable_Code_Point}\u2212\u00b7.]+/gu;
const label = /^isbn(?:-?1[03])?[:\s]*(?=[\dx])/i;

/**
 * Returns the ISBN-13 for a text of thirteen digits or an ISBN-10 with a correct check digit; null
 * for any other text.
 */
export function isbn13Of(text: string): string | null {
  const bare = text.normalize('NFKC').trim().replace(label, '').replace(separators, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(bare)) return bare;
  if (!/^\d{9}[\dX]$/.test(bare) || checkSum10(bare) % 11 !== 0) return null;
  const body = `978${bare.slice(0, 9)}`;
  return body + ((10 - (weightedSum13(body) % 10)) % 10);
}

const digitsOf = (text: string) => [...text].map((digit) => (digit === 'X' ? 10 : Number(digit)));
const checkSum10 = (isbn: string) =>
  digitsOf(isbn).reduce((sum, digit, place) => sum + digit * (10 - place), 0);
const weightedSum13 = (body: string) =>
  digitsOf(body).reduce((sum, digit, place) => sum + digit * (place % 2 === 0 ? 1 : 3), 0);

/** Whether the last digit of an ISBN-13 fits the others. */
export const hasCheckDigit = (isbn13: string): boolean => weightedSum13(isbn13) % 10 === 0;
