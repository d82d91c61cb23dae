/** Names that tell of an edition, not of a series. */
const editions = /(?:특별판|리커버|개정판|한정판|기념판|리뉴얼판?)$/;

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/**
 * Returns the name of the series without the book's number: `민음사 세계문학전집`. Null when there is
 * none, when it only repeats the title, or when it names an edition.
 */
export function seriesName({
  title,
  series,
}: {
  readonly title: string;
  readonly series: string | null;
}): string | null {
  const name = (series ?? '')
    .replace(/ *\((?:무선|양장|개정판|최신개정판)\)/g, '')
    .replace(/\s+\d{1,4}$/, '')
    .trim();
  const [key, titleKey] = [letters(name), letters(title)];
  if (key.length < 2 || !/\p{L}/u.test(key) || editions.test(name)) return null;
  return titleKey.includes(key) || key.includes(titleKey) ? null : name;
}
