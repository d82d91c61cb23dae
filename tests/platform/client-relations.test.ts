import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const schema = await readFile(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
const models = new Set([...schema.matchAll(/^model (\w+)/gm)].map(([, name]) => name));
/** The end of each relation that holds no foreign key. */
const relations = [...schema.matchAll(/^ {2}\w+ +(\w+)(?:\[\]|\?)?.*$/gm)]
  .filter(([line, type]) => models.has(type) && !line.includes('fields:'))
  .map(([line]) => line);

/** Raise it only for a relation that a query follows: each costs memory in every process. */
const mostRelations = 25;

test('the client knows only the relations that queries follow, the others have @ignore', () => {
  expect(relations.length).toBeGreaterThan(100);
  expect(relations.filter((line) => !line.endsWith('@ignore')).length).toBeLessThanOrEqual(mostRelations);
});
