-- DropIndex
DROP INDEX "books_category_rank_idx";

-- DropIndex
DROP INDEX "books_new_idx";

-- DropIndex
DROP INDEX "books_rank_idx";

-- DropIndex
DROP INDEX "books_search_idx";

-- DropIndex
DROP INDEX "books_title_idx";

-- DropIndex
DROP INDEX "meetings_search_idx";

-- AlterTable
ALTER TABLE "books" ALTER COLUMN "tags" DROP DEFAULT;
