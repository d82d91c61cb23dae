import { type Titled, workIdentity } from './work-identity.ts';

/** Stored keys are indexed; longer ones are cut. */
const longestKey = 200;

/**
 * Returns the stored key of a title: equal for all editions of a work. Empty for a title without
 * letters and digits.
 */
export const titleKey = (book: Titled): string => cutKey(workIdentity(book).titleKey);

export const cutKey = (key: string): string => [...key].slice(0, longestKey).join('');
