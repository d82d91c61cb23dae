import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Patterns of secrets that this project or its hosts could have. */
const shapes: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  'an OpenAI key': /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,}/,
  'an Aladin key': /\bttb[a-z0-9]{3,}\d{7,}\b/i,
  'an AWS key': /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  'a GitHub token': /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,})/,
  'a Slack or npm token': /\b(?:xox[abprs]-[\w-]{10,}|npm_[A-Za-z0-9]{36})/,
  'a password in an address':
    /\b(?:postgres(?:ql)?|rediss?|smtps?|amqps?|mongodb(?:\+srv)?):\/\/[^\s:/@'"`$]*:[^\s@'"`${}]{3,}@/,
  'a value for a secret':
    /\b(?:SESSION_SECRET|METRICS_TOKEN|OPENAI_API_KEY|ALADIN_TTB_KEY|[A-Z_]*PASSWORD)\s*[=:]\s*['"]?[A-Za-z0-9+/_-]{20,}/,
};

/** Values that are marked as test values, or that tests expect to be refused. */
const harmless =
  /only-(?:the|for)-(?:tests|benches)|:(?:p|postgres|short|pass|secret|password|change-me|hunter2\w*|pZ4mQ8vTq2LxWc7R)@|3f9b1c7de2a84650b1f0c9d87e6a5432|a secret that only the tests know/;

/** Returns the names and line numbers of secrets in a text, never a secret itself. */
const secretsIn = (text: string): string[] =>
  text.split('\n').flatMap((line, at) =>
    Object.entries(shapes)
      .filter(([, shape]) => shape.test(line) && !harmless.test(line))
      .map(([name]) => `${name} in line ${at + 1}`),
  );

test('no file of the repository holds a secret', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /(^|\/)\.env$|\.(pem|key|p12)$/.test(file))).toEqual([]);
  const found = files
    .filter((file) => !/\.(png|jpe?g|woff2?|ico|dump)$|^package-lock\.json$/.test(file))
    .flatMap((file) => {
      // A file that is deleted and not yet committed.
      const text = readText(root + file);
      return secretsIn(text).map((secret) => `${file}: ${secret}`);
    });
  expect(found).toEqual([]);
});

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

test.each([
  ['an OpenAI key', `key = "sk-${'proj-'}${'aB3'.repeat(10)}"`],
  ['an Aladin key', `ttb${'reader'}${'1234'.repeat(2)}`],
  ['an AWS key', `AKIA${'ABCD'.repeat(4)}`],
  ['a private key', `-----BEGIN ${'RSA '}PRIVATE KEY-----`],
  ['a password in an address', `postgresql://app:${'r4Nd0m'.repeat(2)}@db/app`],
  ['a value for a secret', `SESSION_SECRET=${'0f1e2d3c'.repeat(4)}`],
])('the scan knows %s when it sees one', (name, line) => {
  expect(secretsIn(`# a line before\n${line}`)).toContain(`${name} in line 2`);
});
