import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Raise it only for a relation that a query follows: each costs memory in every process. */
const mostRelations = 28;

const root = new URL('../../', import.meta.url).pathname;
const schema = readFileSync(`${root}prisma/schema.prisma`, 'utf8');
const models = new Map(
  [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name, body]) => [name, body]),
);
const ends = [...models].flatMap(([model = '', body = '']) =>
  [...body.matchAll(/^ {2}(\w+) +(\w+)(?:\[\]|\?)?(.*)$/gm)]
    .filter(([, , type]) => models.has(type))
    .map(([, field = '', type = '', rest = '']) => ({
      model,
      field,
      type,
      relation: /@relation\("(\w+)"|name: "(\w+)"/.exec(rest)?.slice(1).join(''),
      isIgnored: rest.endsWith('@ignore'),
      holdsKey: rest.includes('fields:'),
    })),
);
const isHidden = (end: (typeof ends)[number]) =>
  end.isIgnored ||
  ends.some(
    ({ model, type, relation, isIgnored }) =>
      isIgnored && model === end.type && type === end.model && relation === end.relation,
  );

test('the client knows only the relations that queries follow, the others have @ignore', () => {
  expect(ends.filter(({ holdsKey }) => !holdsKey).length).toBeGreaterThan(100);
  expect(ends.filter((end) => !end.holdsKey && !isHidden(end)).length).toBeLessThanOrEqual(mostRelations);
});

test('no query names a relation that the client does not know', () => {
  // The type check does not find such a name in nested writes and in the condition of a count.
  const hidden = Map.groupBy(
    ends.filter(isHidden),
    ({ model }) => model.charAt(0).toLowerCase() + model.slice(1),
  );
  const found: string[] = [];
  for (const file of globSync('{src,scripts,tests}/**/*.ts', { cwd: root })) {
    if (file.startsWith('src/platform/prisma-client/')) continue;
    const text = readFileSync(root + file, 'utf8');
    for (const { 0: call, 1: model = '', index } of text.matchAll(
      /\.([a-z]\w+)\s*\.(?:find\w+|create\w*|update\w*|upsert|delete\w*|count|aggregate|groupBy)\(/g,
    )) {
      const asked = text.slice(index, endOfCall(text, index + call.length));
      for (const { field } of hidden.get(model) ?? [])
        if (new RegExp(`[{,]\\s*${field}\\s*[:,}]`).test(asked)) found.push(`${file}: ${model}.${field}`);
    }
  }
  expect(found).toEqual([]);
});

/** Returns the index after the bracket that closes the call whose arguments start at `from`. */
function endOfCall(text: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
  }
  return at;
}
