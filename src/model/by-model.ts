/**
 * Finds what a table says about a model. Keys are model names, and stand for their dated versions
 * too (`gpt-4o-mini-2024-07-18`).
 */
export function byModel<T>(table: Readonly<Record<string, T>>, model: string): T | null {
  const name = Object.keys(table).find((known) => model === known || model.startsWith(`${known}-20`));
  return (name === undefined ? undefined : table[name]) ?? null;
}
