-- Some signs were written like a Hangul syllable. Writes the keys anew, as src/books/search-key.ts does.
CREATE FUNCTION pg_temp.search_key(source text) RETURNS text LANGUAGE plpgsql STRICT AS $$
DECLARE
  digits CONSTANT text := '0123456789abcdefghijklmnopqrstuvwxy';
  letter text;
  point int;
  unit int;
  place int;
  key text := '';
BEGIN
  FOREACH letter IN ARRAY coalesce(regexp_split_to_array(nullif(regexp_replace(lower(normalize(source, NFKC)), '\s+', '', 'g'), ''), ''), '{}') LOOP
    point := ascii(letter);
    FOREACH unit IN ARRAY CASE WHEN point > 65535
      THEN ARRAY[55296 + (point - 65536) / 1024, 56320 + (point - 65536) % 1024] ELSE ARRAY[point] END LOOP
      place := CASE WHEN unit BETWEEN 44032 AND 55203 THEN unit - 44032
        WHEN unit BETWEEN 19968 AND 40959 THEN 11172 + unit - 19968 ELSE 32164 + unit % 10711 END;
      key := key || 'z' || substr(digits, place / 1225 + 1, 1) || substr(digits, place / 35 % 35 + 1, 1) || substr(digits, place % 35 + 1, 1);
    END LOOP;
  END LOOP;
  RETURN key;
END $$;

UPDATE "meetings" SET search_key = pg_temp.search_key(title);
UPDATE "books" b SET search_key = concat_ws(' ', pg_temp.search_key(title), pg_temp.search_key(subtitle),
  (SELECT string_agg(pg_temp.search_key(a.name), ' ' ORDER BY c.position) FROM contributors c JOIN authors a ON a.id = c.author_id WHERE c.book_id = b.id));

DROP FUNCTION pg_temp.search_key(text);
