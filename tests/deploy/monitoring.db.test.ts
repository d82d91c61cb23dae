import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const read = (file: string) =>
  readFileSync(fileURLToPath(new URL(`../../deploy/monitoring/${file}`, import.meta.url)), 'utf8');
const token = 'only-the-tests-know-this-token';
let stack: TestStack;
let processes: TestProcess[];

beforeAll(async () => {
  stack = await openTestStack();
  processes = await Promise.all(
    (['web', 'worker'] as const).map((kind) => startProcess(kind, stack, { METRICS_TOKEN: token })),
  );
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop(5_000)));
  await stack.close();
});

/** Words of PromQL and our labels: no metric names. */
const words = new Set([
  'sum',
  'by',
  'rate',
  'increase',
  'absent',
  'and',
  'or',
  'unless',
  'time',
  'kind',
  'direction',
  'path',
  'reason',
  'max',
  'min',
  'histogram_quantile',
  'le',
  'up',
  'status',
  'outcome',
  'service',
  'state',
  'instance',
]);

/** The metrics that an expression reads. */
const namesIn = (expression: string): string[] =>
  (expression.replaceAll(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, ' ').match(/[a-z_][a-z_0-9]{2,}/g) ?? []).filter(
    (word) => !words.has(word),
  );

const expressions = [
  ...[...read('alerts.yaml').matchAll(/^\s+expr: (.+)$/gm)].map(([, expression]) => expression ?? ''),
  ...[...read('grafana-dashboard.json').matchAll(/"expr": "((?:[^"\\]|\\.)*)"/g)].map(
    ([, expression]) => JSON.parse(`"${expression}"`) as string,
  ),
];

test('every metric that the dashboard and the alert rules use is exported', async () => {
  const asked = new Set(expressions.flatMap(namesIn));
  expect(expressions.length).toBeGreaterThan(20);
  expect(asked.size).toBeGreaterThan(12);
  // A histogram exports its parts only after a first value; its TYPE line is there before.
  const texts = await Promise.all(
    processes.map(async ({ url }) =>
      (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text(),
    ),
  );
  // The age of the backup is written by the backup script, not by a process.
  const backup = readFileSync(fileURLToPath(new URL('../../deploy/backup.sh', import.meta.url)), 'utf8');
  const written = /echo "(\w+_seconds) \$\(date \+%s\)"/.exec(backup)?.[1];
  const types = new Map(
    [...texts.join('\n').matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = '', type = '']) => [name, type]),
  );
  const there = (name: string) =>
    name === written ||
    types.has(name) ||
    types.get(name.replace(/_(count|sum|bucket)$/, '')) === 'histogram';
  expect([...asked].filter((name) => !there(name))).toEqual([]);
});

test('docs/operations.md explains exactly the alerts that exist', () => {
  const manual = readFileSync(fileURLToPath(new URL('../../docs/operations.md', import.meta.url)), 'utf8');
  const section = manual.split('\n## Alerts\n')[1]?.split('\n## ')[0] ?? '';
  const alerts = [...read('alerts.yaml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name ?? '');
  expect(alerts.length).toBeGreaterThan(8);
  const explained = [...section.matchAll(/^### (\w+)$/gm)].map(([, name]) => name ?? '');
  expect(explained.toSorted()).toEqual(alerts.toSorted());
});

test('the dashboard shows the calls and costs of the model', () => {
  const dashboard = read('grafana-dashboard.json');
  for (const name of [
    'model_call_duration_seconds',
    'model_tokens_total',
    'model_cost_dollars_total',
    'recommendations_total',
  ])
    expect(dashboard).toContain(name);
});

test('the dashboard is valid JSON with unique panels', () => {
  const { title, panels } = JSON.parse(read('grafana-dashboard.json')) as {
    title: string;
    panels: { id: number; targets: unknown[] }[];
  };
  expect(title).toBe('Bookmoim');
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  for (const panel of panels) expect(panel.targets.length).toBeGreaterThan(0);
});
