/**
 * Whether a text holds ten digits or more in a row, also with spaces or hyphens between them, as
 * numbers of bank accounts, cards and phones do.
 */
export const hasAccountNumber = (text: string): boolean =>
  /\p{Nd}(?:[\s\p{Pd}\p{Cf}._·*]*\p{Nd}){9}/u.test(text.normalize('NFKC'));
