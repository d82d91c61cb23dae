import { describe, expect, test } from 'vitest';
import { AladinError } from '../../../src/books/aladin/aladin-error.ts';
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
  test('is read strictly when it is JSON, and nothing is called mended', () => {
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

  test('is mended of everything at once', () => {
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
