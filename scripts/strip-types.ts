// `node scripts/strip-types.ts DIRECTORY`: strips the types from all TypeScript files of a
// directory, in place, as Node does when it loads them. Spaces replace the types, so lines and
// columns of stack traces stay the same. Spaces at the ends of lines go: V8 holds the sources in
// memory, and the sources of src/ have none in their texts. For the image only.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const directory = process.argv[2];
if (directory === undefined) throw new Error('strip-types.ts needs a directory');
for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.ts')) continue;
  const file = join(directory, name);
  const stripped = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  writeFileSync(file, stripped.replaceAll(/ +$/gm, ''));
}
