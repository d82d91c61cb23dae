import { workIdentity } from './work-identity.ts';

/** Stored keys are indexed; longer ones are cut. */
const longestKey = 200;

interface Titled {
  readonly title: string;
  readonly subtitle: string | null;
}

/**
 * Returns the stored key of a title: equal for all editions of a work. Empty for a title without
 * letters and digits.
 */
export const titleKey = ({ title, subtitle }: Titled): string =>
  [...workIdentity({ title, subtitle, contributors: [] }).titleKey].slice(0, longestKey).join('');
