import { describe, expect, test } from 'vitest';
import { AladinError } from '../../../src/books/aladin/aladin-error.ts';
import { BrokenItem } from '../../../src/books/aladin/broken-item.ts';
import { parseBody } from '../../../src/books/aladin/parse-body.ts';
import { aladinBody, aladinItem } from '../../support/fake-aladin.ts';

const body = aladinBody([aladinItem(1, { title: "소년의 '꿈'" }), aladinItem(2)]);

function faultOf(text: string): [string, string | undefined] {
  try {
    parseBody(text);
  } catch (error) {
    if (error instanceof AladinError) return [error.fault, error.apiCode];
    throw error;
  }
  return ['none', undefined];
}

describe('a body with a list', () => {
  test('is parsed strictly when it is valid JSON, and no repair is reported', () => {
    expect(parseBody(body)).toEqual({ items: JSON.parse(body).item, repairs: [] });
    expect(parseBody(aladinBody([]))).toEqual({ items: [], repairs: [] });
  });

  test.each([
    ['byte order mark', `\ufeff${body}`],
    ['trailing semicolon', `${body} ;\n`],
    ['callback', `render(true,${body})`],
    ['callback', `app.render( ${body} )`],
    ['escaped apostrophe', body.replaceAll("'", "\\'")],
    ['raw control character', body.replaceAll('\uCC45', '\uCC45\n\u0001')],
  ])('is mended when it has a %s', (repair, text) => {
    const { items, repairs } = parseBody(text);
    expect(repairs).toEqual([repair]);
    expect(items).toHaveLength(2);
    expect(JSON.stringify(items[0])).toContain("소년의 '꿈'");
  });

  test('is repaired when it has every known quirk', () => {
    const { items, repairs } = parseBody(
      `\ufeffcb(true,${body.replaceAll("'", "\\'").replaceAll('부제', '부\t제')});`,
    );
    expect(items).toHaveLength(2);
    expect(repairs).toHaveLength(5);
  });

  test('keeps a backslash that is escaped before an apostrophe', () => {
    const text = `${JSON.stringify({ item: [{ title: "a\\'b" }] })};`;
    expect(parseBody(text).items).toEqual([{ title: "a\\'b" }]);
  });
});

describe('a body without a list fails by name', () => {
  test('with the code and the message of the API', () => {
    expect(() => parseBody('{"errorCode":4,"errorMessage":"API출력이 금지된 회원입니다."}')).toThrow(
      'api_error: Aladin answered error 4: API출력이 금지된 회원입니다.',
    );
    expect(faultOf('{"errorCode":"29"}')).toEqual(['api_error', '29']);
    expect(faultOf('{"errorCode":0,"item":[]}')).toEqual(['api_error', '0']);
    expect(() => parseBody("{ 'errorCode':1, 'errorMessage':'키를 입력해 주세요' };")).toThrow(
      'error 1: 키를 입력해 주세요',
    );
    expect(() =>
      parseBody(
        '<?xml version="1.0"?><error><errorCode>8</errorCode><errorMessage>없음</errorMessage></error>',
      ),
    ).toThrow('error 8: 없음');
  });

  test.each([
    ['html', '<!DOCTYPE html><html><body>점검중</body></html>'],
    ['html', '<p>busy'],
    ['xml', '<?xml version="1.0"?><object/>'],
    ['cut_short', ''],
    ['cut_short', body.slice(0, -1)],
    ['cut_short', body.slice(0, body.length / 2)],
    ['cut_short', body.slice(0, 20)],
    ['unreadable', 'busy'],
    ['unreadable', '[]'],
    ['unreadable', '{"item":{}}'],
    ['unreadable', 'null'],
  ])('%s: %s', (fault, text) => {
    expect(faultOf(text)).toEqual([fault, undefined]);
  });

  test('wherever it is cut', () => {
    for (let length = 0; length < body.length; length += 1)
      expect(faultOf(body.slice(0, length))[0]).toBe('cut_short');
  });
});

describe('a list with an item that is not valid JSON', () => {
  const good = (id: number) => JSON.stringify(aladinItem(id, { description: 'a } and { and ]' }));
  const listOf = (...items: string[]) => `{"version":"20131101","item":[${items.join(',')}]}`;
  const bad = (from: string, to: string) => JSON.stringify(aladinItem(2, { subInfo: {} })).replace(from, to);

  test.each([
    ['a backslash', bad('부제 2', 'C:\\data')],
    ['a quotation mark', bad('부제 2', '"부제 2')],
    ['two quotation marks', bad('부제 2', '"부제" 2')],
    ['a word for a value', bad('"adult":false', '"adult":nein')],
    ['half an escape', bad('부제 2', '\\u12')],
    ['no quotation mark at its end', bad('책모임출판",', '책모임출판,')],
    ['a comma too many', bad('"subInfo":{}', '"subInfo":{},')],
    ['a brace too few', bad('"subInfo":{}', '"subInfo":{')],
  ])('keeps the others, and names it: %s', (_what, broken) => {
    const { items } = parseBody(listOf(good(1), broken, good(3), broken));
    expect(items.map((item) => (item instanceof BrokenItem ? 'broken' : item))).toEqual([
      JSON.parse(good(1)),
      'broken',
      JSON.parse(good(3)),
      'broken',
    ]);
    expect(items[1]).toMatchObject({ itemId: 2, reason: expect.stringMatching(/^no JSON: ./) });
  });

  test.each([
    ['null', ['null']],
    ['"갑, 을", 42', ['"갑, 을"', '42']],
    ['true,[1],nein', ['true,[1],nein']],
  ])('names entries that are no objects as well: %s', (entries, expected) => {
    const broken = bad('부제 2', 'C:\\data');
    for (const { items, order } of [
      { items: [entries, good(1), broken], order: [...expected, 'good', 'broken'] },
      { items: [good(1), entries, broken], order: ['good', ...expected, 'broken'] },
      { items: [broken, good(1), entries], order: ['broken', 'good', ...expected] },
    ]) {
      const read = parseBody(listOf(...items)).items;
      expect(read).toHaveLength(order.length);
      for (const [at, kind] of order.entries())
        if (kind === 'good') expect(read[at]).toEqual(JSON.parse(good(1)));
        else expect(read[at]).toBeInstanceOf(BrokenItem);
    }
  });

  test('keeps items whose only error is a control character', () => {
    const { items } = parseBody(listOf(bad('부제 2', 'C:\\data'), good(1).replace('책', '책\n\u0001')));
    expect(items.map((item) => item instanceof BrokenItem)).toEqual([true, false]);
  });

  test('is reported as cut short when its end is missing, and as unreadable when no item is valid', () => {
    expect(faultOf(listOf(good(1), bad('부제 2', 'C:\\data')).slice(0, -2))).toEqual([
      'cut_short',
      undefined,
    ]);
    expect(faultOf(listOf('{x}', '{y}'))).toEqual(['unreadable', undefined]);
  });

  test('of quotation marks alone is rejected within a time limit', () => {
    const start = performance.now();
    expect(() =>
      parseBody(listOf(...Array.from({ length: 2_000 }, () => `{"title":"${'"{'.repeat(50)}"}`))),
    ).toThrow();
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
