import { describe, expect, test } from 'vitest';
import { type ImportedBook, readItem } from '../../../src/books/aladin/aladin-item.ts';
import { BrokenItem } from '../../../src/books/aladin/broken-item.ts';
import { excludedGenres } from '../../../src/books/exclusions.ts';
import { aladinItem } from '../../support/fake-aladin.ts';

function kept(fields: Record<string, unknown>): ImportedBook {
  const item = readItem(aladinItem(7, fields));
  if (item.kind !== 'kept') throw new Error(`${item.kind}: ${item.reason}`);
  return item.book;
}

describe('an item that is kept', () => {
  test('becomes a book with facts only', () => {
    expect(
      kept({
        title: '숲의 &lt;빛&gt; - 어느 여름 - 이야기',
        author: '김하나 (지은이), 이두리 (옮긴이)',
        categoryName: '국내도서>에세이>외국에세이>여행',
        isbn13: '9791100000001',
        description: '<p>첫 줄\n둘째 줄</p>',
      }),
    ).toEqual({
      itemId: 7,
      isbn13: '9791100000001',
      title: '숲의 <빛>',
      subtitle: '어느 여름 - 이야기',
      genre: '에세이',
      subCategory: '외국에세이',
      categoryPath: ['외국에세이', '여행'],
      series: null,
      pages: null,
      contributors: [
        { name: '김하나', role: '지은이' },
        { name: '이두리', role: '옮긴이' },
      ],
      publisher: '책모임출판',
      publishedOn: '2026-10-01',
      listPrice: 10_000,
      salePrice: 9_000,
      salesPoint: 100,
      bestRank: 7,
      tags: ['자연'],
      tagSources: { 자연: 'title' },
      coverUrl: 'https://image.aladin.co.kr/product/7/cover.jpg',
      productUrl: 'https://www.aladin.co.kr/shop/wproduct.aspx?ItemId=7&partner=openAPI&start=api',
      description: '첫 줄 둘째 줄',
    });
  });

  test('has the series and the page count that Aladin gives, and a tag by the series', () => {
    const item = { seriesInfo: { seriesName: '민음사 세계문학전집 58 ' }, subInfo: { itemPage: 184 } };
    expect(kept(item)).toMatchObject({
      series: '민음사 세계문학전집 58',
      pages: 184,
      tagSources: { 고전: 'series' },
    });
  });

  test.each([{ itemPage: 0 }, { itemPage: '184쪽' }, { itemPage: 1e9 }, null, 'none'])(
    'has no page count where Aladin says %o',
    (subInfo) => {
      expect(kept({ subInfo }).pages).toBeNull();
    },
  );

  test.each([{ seriesName: ' ' }, { seriesName: 7 }, null, 'none'])(
    'has no series where Aladin says %o',
    (seriesInfo) => {
      expect(kept({ seriesInfo }).series).toBeNull();
    },
  );

  test('is split where its known subtitle begins', () => {
    const { title, subtitle } = kept({ title: 'A - B - C', subInfo: { subTitle: 'C' } });
    expect([title, subtitle]).toEqual(['A - B', 'C']);
  });

  test.each(['2079-01-01', '0000-00-00', '2026-02-30', '', '2026', '20261001'])(
    'has no date where Aladin says %s',
    (pubDate) => {
      expect(kept({ pubDate }).publishedOn).toBeNull();
    },
  );

  test.each(['', 'K692039499', '979'])('has no ISBN where Aladin says "%s"', (isbn13) => {
    expect(kept({ isbn13 }).isbn13).toBeNull();
  });

  test.each([
    'https://image.aladin.co.kr/img/noimg_sum_b.gif',
    '//image.aladin.co.kr/img/noimg_sum_b.gif',
    '',
    'javascript:alert(1)',
    'cover.jpg',
    'https://evil.example/cover.jpg',
    'https://image.aladin.co.kr@evil.example/cover.jpg',
    'https://image.aladin.co.kr.evil.example/cover.jpg',
    'https://image.aladin.co.kr:8443/cover.jpg',
  ])('has no cover where Aladin says "%s"', (cover) => {
    expect(kept({ cover }).coverUrl).toBeNull();
  });

  test('has the cover of the size it was served in', () => {
    const cover = 'http://image.aladin.co.kr/product/7/41/cover200/k1_1.jpg';
    expect(kept({ cover }).coverUrl).toBe('https://image.aladin.co.kr/product/7/41/cover200/k1_1.jpg');
  });

  test.each(['', 'javascript:alert(1)', 'https://evil.example/?aladin.co.kr', 'https://notaladin.co.kr/'])(
    'links to its page at Aladin where the link is "%s"',
    (link) => {
      expect(kept({ link }).productUrl).toBe('https://www.aladin.co.kr/shop/wproduct.aspx?ItemId=7');
    },
  );

  test('may lack everything that a book can lack', () => {
    const bare = aladinItem(7);
    for (const field of [
      'author',
      'description',
      'isbn13',
      'bestRank',
      'salesPoint',
      'adult',
      'pubDate',
      'cover',
      'link',
    ])
      delete bare[field];
    expect(readItem(bare)).toMatchObject({
      kind: 'kept',
      book: { contributors: [], bestRank: null, salesPoint: 0 },
    });
    expect(readItem({ ...bare, author: null, description: null, subInfo: [] }).kind).toBe('kept');
  });
});

describe('an item that is excluded', () => {
  test.each(excludedGenres.map(({ name, reason }) => [name, reason] as const))('%s: %s', (name, reason) => {
    const item = readItem(aladinItem(7, { categoryName: `국내도서>${name}>무엇` }));
    expect(item).toMatchObject({
      kind: 'excluded',
      itemId: 7,
      label: '책 7 - 부제 7',
      reason: `${reason} (${name})`,
    });
  });

  test('is foreign, not a paper book, or for adults', () => {
    expect(readItem(aladinItem(7, { categoryName: '외국도서>소설/시/희곡' })).kind).toBe('excluded');
    expect(readItem(aladinItem(7, { mallType: 'EBOOK' }))).toMatchObject({
      reason: 'not a paper book (EBOOK)',
    });
    expect(readItem(aladinItem(7, { adult: true }))).toMatchObject({ kind: 'excluded', reason: 'adult' });
  });

  test.each([
    '국내도서>에세이>외국에세이',
    '국내도서>소설/시/희곡>과학소설(SF)>외국 과학소설',
    '국내도서>청소년>만화',
    '국내도서>인문학>어린이',
  ])('is not one whose category only holds such a word: %s', (categoryName) => {
    expect(readItem(aladinItem(7, { categoryName })).kind).toBe('kept');
  });
});

describe('an item that cannot be read', () => {
  test.each([
    [null, 'item'],
    ['text', 'item'],
    [{}, 'itemId'],
    [aladinItem(7, { itemId: '7' }), 'itemId'],
    [aladinItem(7, { itemId: 2 ** 31 }), 'itemId'],
    [aladinItem(7, { title: ' &nbsp; ' }), 'empty title'],
    [aladinItem(7, { title: 7 }), 'title'],
    [aladinItem(7, { title: '가'.repeat(501) }), 'title'],
    [aladinItem(7, { author: '가'.repeat(2_001) }), 'author'],
    [aladinItem(7, { priceSales: -1 }), 'priceSales'],
    [aladinItem(7, { categoryName: '' }), 'empty category'],
    [aladinItem(7, { categoryName: '국내도서' }), 'empty category'],
    [aladinItem(7, { categoryName: '국내도서> >시' }), 'empty category'],
    [aladinItem(7, { author: `${'가'.repeat(501)} (지은이)` }), 'name: must not be longer'],
    [aladinItem(7, { categoryName: `국내도서>${'가'.repeat(501)}>시` }), 'name: must not be longer'],
    [aladinItem(7, { publisher: '책\ufffd' }), 'not UTF-8'],
    [aladinItem(7, { description: '반쪽\ud800' }), 'not UTF-8'],
    [new BrokenItem('{"title":"책","itemId":7', 'no JSON: x'), 'no JSON: x'],
  ])('is set aside with its reason: %j', (raw, reason) => {
    const item = readItem(raw);
    expect(item.kind).toBe('quarantined');
    expect(item.kind !== 'kept' && item.reason).toContain(reason);
  });
});
