import { expect, test } from 'vitest';
import { javaScriptTime } from '../../scripts/profile/javascript-time.ts';

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url, lineNumber: 0 },
  children,
});

const profile = {
  nodes: [
    node(1, '(root)', '', [2, 3, 4, 7, 9]),
    node(2, '(idle)', ''),
    node(3, '(garbage collector)', ''),
    node(4, 'draw', 'file:///site/src/platform/http/templates.ts', [5]),
    node(5, 'anonymous', '"/site/views/books/list.ejs"', [6]),
    node(6, 'escapeXML', 'file:///site/node_modules/ejs/lib/utils.js'),
    node(7, 'query', 'file:///site/node_modules/@scope/driver/lib/query.js', [8]),
    node(8, 'writev', ''),
    node(9, 'onread', 'node:internal/stream'),
  ],
  samples: [2, 3, 4, 5, 6, 7, 8, 9],
  timeDeltas: [1_000, 1, 2, 4, 8, 16, 32, 64],
};

test('the time of a profile is counted once, by templates, packages, folders and Node', () => {
  expect(javaScriptTime(profile)).toEqual({
    parts: [
      ['node', 64],
      ['@scope/driver', 48],
      ['templates', 12],
      ['src/platform/http', 2],
      ['(garbage collector)', 1],
    ],
    templates: [['books/list', 12]],
    functions: [
      ['onread (node:internal/stream:1)', 64],
      ['writev', 32],
      ['query (@scope/driver/lib/query.js:1)', 16],
      ['escapeXML (ejs/lib/utils.js:1)', 8],
      ['anonymous (views/books/list.ejs:1)', 4],
      ['draw (src/platform/http/templates.ts:1)', 2],
      ['(garbage collector)', 1],
    ],
  });
});
