-- The finer histogram of search_key made ANALYZE read three times as many rows; no query looks at that column any more. Nothing is planned by
-- search_text. Of search_grams only the frequent ones matter: whether a query is frequent is decided by them.
ALTER TABLE "books" ALTER COLUMN "search_key" SET STATISTICS 100;
ALTER TABLE "books" ALTER COLUMN "search_text" SET STATISTICS 0;
ALTER TABLE "books" ALTER COLUMN "search_grams" SET STATISTICS 50;
ALTER TABLE "meetings" ALTER COLUMN "search_text" SET STATISTICS 0;
ALTER TABLE "meetings" ALTER COLUMN "search_grams" SET STATISTICS 50;
