import { expect, test } from 'vitest';
import { coverSources } from '../../src/books/cover-sources.ts';

const product = 'https://image.aladin.co.kr/product/38100/51';

test.each(['coversum', 'cover', 'cover150', 'cover200', 'cover500', 'covermini'])(
  'a cover in the folder %s is offered in every width up to 500 pixels',
  (folder) => {
    expect(coverSources(`${product}/${folder}/k102033218_1.jpg`)).toBe(
      [
        `${product}/coversum/k102033218_1.jpg 85w`,
        `${product}/cover150/k102033218_1.jpg 150w`,
        `${product}/cover200/k102033218_1.jpg 200w`,
        `${product}/cover500/k102033218_1.jpg 500w`,
      ].join(', '),
    );
  },
);

test.each([
  'https://image.aladin.co.kr/product/1/cover.jpg',
  'https://image.example.com/product/38100/51/coversum/a.jpg',
  `${product}/coversum/a b.jpg`,
  `${product}/coversum/a,b.jpg`,
  `${product}/coversum/deeper/a.jpg`,
])('an address of another shape has one width only: %s', (url) => {
  expect(coverSources(url)).toBeNull();
});
