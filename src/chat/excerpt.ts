/** Code points of a message that an excerpt shows. */
const excerptLength = 80;

/** Returns the beginning of a text. */
export function excerptOf(text: string): string {
  const letters = [...text];
  return letters.length > excerptLength ? `${letters.slice(0, excerptLength).join('')}…` : text;
}
