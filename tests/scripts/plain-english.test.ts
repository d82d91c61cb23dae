import { describe, expect, test } from 'vitest';
import { checkProse } from '../../scripts/plain-english/check-prose.ts';

const long = `${'word '.repeat(20)}word`;

describe('prose of more than 100 columns is found', () => {
  test.for([
    ['src/a.ts', `// ${long}`],
    ['src/a.ts', `/**\n * ${long}\n */`],
    ['deploy/a.sh', `#!/bin/sh\n# ${long}`],
    ['deploy/a.sql', `-- ${long}`],
    ['docs/a.md', long],
    ['docs/a.md', `- ${long}`],
  ] as const)('in %s: %s', ([path, source]) => {
    expect(checkProse(path, source)).toEqual([expect.stringMatching(/^\S+:\d: has more than 100 columns$/)]);
  });

  test.for([
    ['src/a.ts', `const text = '${long}';`],
    ['docs/a.md', `| ${long} |`],
    ['docs/a.md', `\`\`\`\n${long}\n\`\`\``],
    ['docs/a.md', `- https://example.com/${'a'.repeat(100)}`],
    ['src/a.ts', `// ${'가'.repeat(48)} ${'가'.repeat(48)}`],
  ] as const)('but not in %s: %s', ([path, source]) => {
    expect(checkProse(path, source)).toEqual([]);
  });
});

describe('a banned expression is found', () => {
  test.for([
    ['a comment', 'src/a.ts', '// Ends with the patience of the caller.'],
    ['a comment behind code', 'src/a.ts', 'close(); // lets go of the socket'],
    ['the name of a test', 'tests/a.test.ts', "test('a tick finds nothing', () => {"],
    ['the name of a test with cases', 'tests/a.test.ts', "test.for(all)('so many are kept', () => {"],
    ['a log message', 'src/a.ts', "log.info({ id }, 'the room is made good');"],
    ['a document', 'docs/a.md', 'As contract.md says.'],
    ['a citation of an issue', 'src/a.ts', '/** See issue 12. */'],
    ['a docstring that begins with a bare pronoun', 'src/a.ts', '/**\n * What is stored.\n */'],
    ['a name', 'src/a.ts', 'const patience = 1_000;'],
  ] as const)('in %s', ([, path, source]) => {
    expect(checkProse(path, source)).toEqual([expect.stringMatching(/^\S+:\d: ".+": write .+/)]);
  });

  test('and words that only contain one are not', () => {
    const source = "// A ticket of an impatient person.\ntest('ARCHITECTURE.md draws every room', run);";
    expect(checkProse('src/a.ts', source)).toEqual([]);
  });

  test('the name of a file in a document is not', () => {
    expect(checkProse('docs/a.md', 'See `chat/room-ticks.ts`.')).toEqual([]);
  });

  test('a string in code is Korean copy or data, and is not prose', () => {
    expect(checkProse('src/a.ts', "const label = 'as they were';")).toEqual([]);
  });
});
