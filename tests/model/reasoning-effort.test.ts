import { describe, expect, test } from 'vitest';
import { effortAfter, usualEffort } from '../../src/model/reasoning-effort.ts';

test.each([
  ['o4-mini', 'low'],
  ['gpt-5-mini', 'low'],
  ['gpt-5.4-nano', 'low'],
  ['gpt-6-luna', 'low'],
  ['openai/gpt-6-luna', 'low'],
  ['gpt-10', 'low'],
  ['gpt-5-chat-latest', null],
  ['gpt-4o-mini', null],
  ['gpt-4.1', null],
  ['llama-3.3-70b', null],
  ['olmo-2', null],
])('%s is asked for the reasoning effort %s', (model, effort) => {
  expect(usualEffort(model)).toBe(effort);
});

describe('after a server refused an effort', () => {
  const refusal = (value: string, supported: string) =>
    `{"error":{"message":"Unsupported value: 'reasoning_effort' does not support '${value}' with this model. Supported values are: ${supported}."}}`;

  test.each([
    ['minimal', "'none', 'low', 'medium', and 'high'", 'none'],
    ['none', "'minimal', 'low', 'medium', and 'high'", 'minimal'],
    ['none', "'low', 'medium', and 'high'", 'low'],
    ['low', "'medium'", 'medium'],
    ['high', "'none', 'low'", 'low'],
  ] as const)('%s, of %s: the nearest that it offers is %s', (effort, supported, next) => {
    expect(effortAfter(effort, refusal(effort, supported))).toBe(next);
  });

  test.each([
    'Unrecognized request argument supplied: reasoning_effort',
    '{"detail":[{"type":"extra_forbidden","loc":["body","reasoning_effort"]}]}',
    "Unsupported parameter: 'reasoning_effort' is not supported with this model.",
  ])('and offers none, none is sent: %s', (message) => {
    expect(effortAfter('low', message)).toBeNull();
  });

  test("the parameter's name may stand beside the message", () => {
    const body = `{"error":{"message":"Unsupported value: 'minimal' is not supported with the 'gpt-5.1' model. Supported values are: 'none', 'low', 'medium', and 'high'.","param":"reasoning_effort"}}`;
    expect(effortAfter('minimal', body)).toBe('none');
  });

  test('a message about another parameter changes nothing', () => {
    expect(effortAfter('low', "Unsupported parameter: 'max_tokens'")).toBeUndefined();
  });
});
