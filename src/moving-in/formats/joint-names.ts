import { isEventLine } from './event-words.ts';
import type { SaidLine } from './talk-line.ts';

const colon = ' : ';

/**
 * Joins names that hold ` : ` themselves. Exports of phones separate name and message by the same
 * letters, so a line alone does not say where the name ends. It does when all messages of a name,
 * at least two, go on with the same words and a colon. Also removes the system lines that such names
 * hide.
 */
export function joinNames(messages: readonly SaidLine[]): SaidLine[] {
  const byAuthor = Map.groupBy(messages, ({ author }) => author);
  const endings = new Map<string, string>();
  for (const [author, own] of byAuthor) {
    const ending = endingOf(own);
    if (ending !== null) endings.set(author, ending);
  }
  if (endings.size === 0) return [...messages];
  return messages.flatMap((said) => {
    const ending = endings.get(said.author);
    if (ending === undefined) return [said];
    if (!said.body.startsWith(ending + colon)) return [];
    return [{ ...said, author: said.author + colon + ending, body: said.body.slice(ending.length + 3) }];
  });
}

/** Returns the rest of the name that all messages begin with; null if they differ. */
function endingOf(messages: readonly SaidLine[]): string | null {
  const first = messages.find(({ body }) => body.slice(0, 200).includes(colon))?.body ?? '';
  const end = first.indexOf(colon);
  if (end <= 0 || first.slice(0, end).includes('\n')) return null;
  const ending = first.slice(0, end);
  const said = messages.filter(({ body }) => body.startsWith(ending + colon));
  const others = messages.filter(({ body }) => !body.startsWith(ending + colon));
  const isWhole = others.every(({ body }) => body.startsWith(`${ending}님`) && isEventLine(body));
  return said.length >= 2 && isWhole ? ending : null;
}
