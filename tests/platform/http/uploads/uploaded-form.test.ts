import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../src/platform/errors.ts';
import { parseUploadedForm } from '../../../../src/platform/http/uploads/uploaded-form.ts';

const type = 'multipart/form-data; boundary=x';
const part = (head: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
const parse = (body: string, contentType = type) => parseUploadedForm(contentType, Buffer.from(body));

/** The form as the platform's own encoder writes it. */
async function encoded(form: FormData) {
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return parseUploadedForm(
    request.headers.get('content-type') ?? '',
    Buffer.from(await request.arrayBuffer()),
  );
}

describe('a form with files', () => {
  test('is read as the platform writes it', async () => {
    const form = new FormData();
    form.set('_csrf', '토큰');
    form.set('empty', '');
    form.set('lines', 'a\r\nb');
    form.set('export', new Blob([Buffer.from('하나\r\n--x\r\n\r\n둘')]), '대화 "1"; name="no".txt');
    const { fields, files } = await encoded(form);
    expect({ ...fields }).toEqual({ _csrf: '토큰', empty: '', lines: 'a\r\nb' });
    expect([...files.keys()]).toEqual(['export']);
    expect(Buffer.from(files.get('export') ?? []).toString()).toBe('하나\r\n--x\r\n\r\n둘');
  });

  test('keeps the bytes of a file and the first of two parts with one name', () => {
    const body =
      part('name="a"', '1') +
      part('name="a"', '2') +
      part('name="f"; filename="x"', 'eins') +
      part('name="f"; filename="y"', 'zwei');
    const { fields, files } = parse(`${body}--x--\r\n`);
    expect(fields.a).toBe('1');
    expect(Buffer.from(files.get('f') ?? []).toString()).toBe('eins');
  });

  test('leaves out the empty file of a field without a choice', () => {
    const { fields, files } = parse(`${part('name="members"; filename=""', '')}--x--\r\n`);
    expect([Object.keys(fields), files.size]).toEqual([[], 0]);
  });

  test('does not reach the prototype', () => {
    const { fields } = parse(`${part('name="__proto__"', 'y')}--x--`);
    expect(Object.getPrototypeOf(fields)).toBeNull();
  });

  test('with 20 parts is read', () => {
    expect(
      Object.keys(
        parse(`${Array.from({ length: 20 }, (_, n) => part(`name="${n}"`, '')).join('')}--x--`).fields,
      ),
    ).toHaveLength(20);
  });

  test.each([
    ['nothing', ''],
    ['no first boundary', part('name="a"', '1').slice(2)],
    ['words before the first boundary', `words\r\n${part('name="a"', '1')}--x--`],
    ['no end', part('name="a"', '1')],
    ['a part that is cut in its headers', '--x\r\nContent-Disposition: form-data; name="a"'],
    ['a part that is cut in its value', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nabc'],
    ['a part without headers', '--x\r\n\r\nabc\r\n--x--'],
    ['a part without a name', `${part('filename="a"', '1')}--x--`],
    ['a boundary that goes on', '--xy\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--xy--'],
    ['headers of 3,000 bytes', `${part(`name="${'a'.repeat(3_000)}"`, '1')}--x--`],
    ['an end alone', '--x--\r\n'],
    ['21 parts', `${part('name="a"', '1').repeat(21)}--x--`],
  ])('is refused with %s', (_what, body) => {
    expect(() => parse(body)).toThrow(AppError);
  });

  test.each([
    ['a field', part('name="a"', '\xff')],
    ['a name', part('name="\xff"', '1')],
  ])('is refused with %s that is not UTF-8', (_what, body) => {
    expect(() => parseUploadedForm(type, Buffer.from(`${body}--x--`, 'latin1'))).toThrow(AppError);
  });

  test.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=y', ''])(
    'is refused with the type "%s"',
    (contentType) => {
      expect(() => parse(`${part('name="a"', '1')}--x--`, contentType)).toThrow(AppError);
    },
  );
});

test('a boundary may have 70 letters and no more, because a search for a long one takes seconds', () => {
  const readWith = (length: number) => {
    const boundary = 'x'.repeat(length);
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--${boundary}--\r\n`;
    return parse(body, `multipart/form-data; boundary=${boundary}`).fields;
  };
  expect({ ...readWith(70) }).toEqual({ a: 'b' });
  expect(() => readWith(71)).toThrow(AppError);
});
