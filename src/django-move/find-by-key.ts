import { writeKey } from '../books/commands.ts';

export interface KeyedEntry {
  readonly pk: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Returns the pk of the entry with a natural key, or the end of a sentence that says why there is
 * none.
 */
export type FindByKey = (key: readonly string[]) => { pk: number } | { problem: string };

/**
 * Finds entries of one model by natural key. A key with one part is compared with the fields of
 * `identities` in turn, and the first field with a match decides. All parts of a longer key must be
 * found in the fields of one entry.
 */
export function createKeyFinder(entries: readonly KeyedEntry[], identities: readonly string[]): FindByKey {
  const byField = new Map(
    identities.map((field) => [field, Map.groupBy(entries, ({ fields }) => textOf(fields[field]))]),
  );
  const byText = new Map<string, Set<KeyedEntry>>();
  for (const entry of entries)
    for (const text of Object.values(entry.fields).flatMap(textsOf))
      byText.set(text, (byText.get(text) ?? new Set()).add(entry));
  return (key) => {
    const [first = ''] = key;
    const alone = key.length === 1 ? identities.map((field) => byField.get(field)?.get(first) ?? []) : [];
    const holding = key.map((part) => byText.get(part) ?? new Set<KeyedEntry>());
    const together = [...(holding[0] ?? [])].filter((entry) => holding.every((some) => some.has(entry)));
    const found = alone.find((some) => some.length > 0) ?? (key.length > 1 ? together : []);
    const [entry] = found;
    if (entry !== undefined && found.length === 1) return { pk: entry.pk };
    return {
      problem: `is the natural key ${writeKey(key)}, which ${found.length === 0 ? 'nothing' : `${found.length} entries`} in the dump ${found.length > 1 ? 'have' : 'has'}`,
    };
  };
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(textsOf) : [textOf(value)].filter((text) => text !== null);
