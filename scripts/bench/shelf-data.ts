import type pg from 'pg';

export interface ShelfDataSize {
  /** Books that the measured club added by hand. */
  readonly entries: number;
  /** Ratings of the book that most members rated. */
  readonly ratings: number;
  /** Other clubs, each with 200 books and 200 ratings. */
  readonly others: number;
}

/** Adds a shelf to the first club of `fillFeeds`, and shelves of other clubs. */
export async function fillShelves(client: pg.Client, size: ShelfDataSize): Promise<void> {
  const club = '(SELECT min(id) FROM clubs)';
  const statements: [sql: string, values: unknown[]][] = [
    // Skip the checks of foreign keys, which hold by construction.
    [`SET session_replication_role = replica`, []],
    [
      `INSERT INTO books (item_id, title, category_id, publisher, list_price, sale_price, sales_point, tags, product_url)
       SELECT 2000000000 + i, '오래전에 읽은 책 ' || i, (SELECT min(id) FROM categories), '책모임', 0, 0, 0, '{}', 'https://example.com/'
       FROM generate_series(1, $1::int) AS i`,
      [size.entries],
    ],
    [
      `INSERT INTO club_earlier_books (club_id, book_id, read_on)
       SELECT ${club}, id, CASE WHEN id % 10 > 0 THEN DATE '2005-01-01' + (item_id - 2000000000) END
       FROM books WHERE item_id > 2000000000`,
      [],
    ],
    [
      `INSERT INTO club_ratings (club_id, book_id, user_id, half_stars, review)
       SELECT ${club}, (SELECT book_id FROM meetings WHERE club_id = ${club} AND ends_at < now() ORDER BY starts_at DESC LIMIT 1),
         i, 2 + i % 9, repeat('천천히 읽을수록 좋았어요. ', i % 6) FROM generate_series(1, $1::int) AS i`,
      [size.ratings],
    ],
    [
      `INSERT INTO club_ratings (club_id, book_id, user_id, half_stars, review)
       SELECT ${club}, e.book_id, u, 2 + u % 9, '오래 남을 책이에요.'
       FROM club_earlier_books e, generate_series(1, 10) AS u`,
      [],
    ],
    [
      `INSERT INTO clubs (name, visibility, entry, capacity)
       SELECT '북클럽 ' || i, 'listed', 'open', 30 FROM generate_series(1, $1::int) AS i`,
      [size.others],
    ],
    [
      `INSERT INTO club_memberships (club_id, user_id, role)
       SELECT c.id, 501 + (c.id * 20 + n) % 20000, CASE n WHEN 1 THEN 'leader' ELSE 'member' END
       FROM clubs c, generate_series(1, 20) AS n WHERE c.id > ${club}`,
      [],
    ],
    [
      `INSERT INTO club_earlier_books (club_id, book_id, read_on)
       SELECT c.id, b.id, DATE '2015-01-01' + (b.id % 3000)
       FROM clubs c, (SELECT id FROM books WHERE item_id > 2000000000 ORDER BY id LIMIT 200) AS b WHERE c.id > ${club}`,
      [],
    ],
    [
      `INSERT INTO club_ratings (club_id, book_id, user_id, half_stars)
       SELECT c.id, b.id, 1 + c.id, 2 + b.id % 9
       FROM clubs c, (SELECT id FROM books WHERE item_id > 2000000000 ORDER BY id LIMIT 200) AS b WHERE c.id > ${club}`,
      [],
    ],
    [`SET session_replication_role = DEFAULT`, []],
    [`ANALYZE`, []],
  ];
  for (const [sql, values] of statements) await client.query(sql, values);
}
