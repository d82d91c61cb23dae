import { namesBookByTheWay } from '../../src/recommendations/commands.ts';
import { allTitles } from './truth.ts';

const lettersOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const titles = allTitles.map((title) => ({
  title,
  letters: lettersOf(title.replace(/\([^)]*\)|\[[^\]]*\]/g, '')),
}));

/**
 * Titles of the catalogue that a text names, as the database would find them. Only titles whose
 * letters stand in the text in this order are looked at closely.
 */
export function titlesNamedBy(text: string): string[] {
  const letters = lettersOf(text);
  return titles
    .filter((one) => letters.includes(one.letters) && namesBookByTheWay(text, one.title))
    .map(({ title }) => title);
}
