-- Search by parts of a title or a name (a trusted extension: the owner of the database may create it).
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "nickname" TEXT NOT NULL,
    "nickname_key" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "categories" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authors" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,

    CONSTRAINT "authors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "books" (
    "id" SERIAL NOT NULL,
    "item_id" INTEGER NOT NULL,
    "isbn13" TEXT,
    "title" TEXT NOT NULL,
    "subtitle" TEXT,
    "category_id" INTEGER NOT NULL,
    "sub_category" TEXT,
    "publisher" TEXT NOT NULL,
    "published_on" DATE,
    "list_price" INTEGER NOT NULL,
    "sale_price" INTEGER NOT NULL,
    "sales_point" INTEGER NOT NULL,
    "best_rank" INTEGER,
    "tags" TEXT[],
    "cover_url" TEXT,
    "product_url" TEXT NOT NULL,
    "description" TEXT,
    "search_key" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "books_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contributors" (
    "book_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "role" TEXT,

    CONSTRAINT "contributors_pkey" PRIMARY KEY ("book_id","position")
);

-- CreateTable
CREATE TABLE "recommendations" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "category_id" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "quiz_version" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "again_of_id" INTEGER,
    "wishes" TEXT[],
    "path" TEXT NOT NULL,
    "fallback_reason" TEXT,
    "model" TEXT,
    "prompt_version" TEXT NOT NULL,
    "candidates" JSONB NOT NULL,
    "orders" JSONB NOT NULL,
    "raw_outputs" JSONB NOT NULL,
    "agreement" DOUBLE PRECISION,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "prompt_tokens" INTEGER NOT NULL DEFAULT 0,
    "completion_tokens" INTEGER NOT NULL DEFAULT 0,
    "cost_micro_usd" INTEGER NOT NULL DEFAULT 0,
    "latency_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recommendations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation_picks" (
    "recommendation_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "book_id" INTEGER NOT NULL,
    "comment" TEXT NOT NULL,
    "comment_by_model" BOOLEAN NOT NULL,
    "votes" INTEGER NOT NULL DEFAULT 0,
    "claims" JSONB NOT NULL,

    CONSTRAINT "recommendation_picks_pkey" PRIMARY KEY ("recommendation_id","position")
);

-- CreateTable
CREATE TABLE "book_verdicts" (
    "user_id" INTEGER NOT NULL,
    "book_id" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "book_verdicts_pkey" PRIMARY KEY ("user_id","book_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_nickname_key_key" ON "users"("nickname_key");

-- CreateIndex
CREATE UNIQUE INDEX "categories_name_key" ON "categories"("name");

-- CreateIndex
CREATE UNIQUE INDEX "authors_name_key_key" ON "authors"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "books_item_id_key" ON "books"("item_id");

-- CreateIndex
CREATE INDEX "contributors_author_id_idx" ON "contributors"("author_id");

-- CreateIndex
CREATE INDEX "recommendations_user_id_created_at_idx" ON "recommendations"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "recommendations_user_id_request_key_created_at_idx" ON "recommendations"("user_id", "request_key", "created_at" DESC);

-- CreateIndex
CREATE INDEX "recommendation_picks_book_id_idx" ON "recommendation_picks"("book_id");

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_picks_recommendation_id_book_id_key" ON "recommendation_picks"("recommendation_id", "book_id");

-- AddForeignKey
ALTER TABLE "books" ADD CONSTRAINT "books_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contributors" ADD CONSTRAINT "contributors_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "books"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contributors" ADD CONSTRAINT "contributors_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_again_of_id_fkey" FOREIGN KEY ("again_of_id") REFERENCES "recommendations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_picks" ADD CONSTRAINT "recommendation_picks_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_picks" ADD CONSTRAINT "recommendation_picks_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "books"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "book_verdicts" ADD CONSTRAINT "book_verdicts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "book_verdicts" ADD CONSTRAINT "book_verdicts_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "books"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE "categories" ADD CONSTRAINT "categories_name_not_empty" CHECK (name <> '');

ALTER TABLE "authors"
  ADD CONSTRAINT "authors_name_not_empty" CHECK (name <> ''),
  ADD CONSTRAINT "authors_name_key_is_bare" CHECK (name_key <> '' AND name_key !~ '\s');

ALTER TABLE "books"
  ADD CONSTRAINT "books_item_id_positive" CHECK (item_id > 0),
  ADD CONSTRAINT "books_isbn13_is_13_digits" CHECK (isbn13 ~ '^[0-9]{13}$'),
  ADD CONSTRAINT "books_title_not_empty" CHECK (title <> ''),
  ADD CONSTRAINT "books_prices_not_negative" CHECK (list_price >= 0 AND sale_price >= 0),
  ADD CONSTRAINT "books_sales_point_not_negative" CHECK (sales_point >= 0),
  ADD CONSTRAINT "books_best_rank_positive" CHECK (best_rank > 0),
  ADD CONSTRAINT "books_tags_are_words" CHECK (tags IS NOT NULL AND array_position(tags, NULL) IS NULL),
  -- Both are printed as addresses: nothing but the web's schemes may get there.
  ADD CONSTRAINT "books_cover_url_is_web" CHECK (cover_url ~ '^https?://'),
  ADD CONSTRAINT "books_product_url_is_web" CHECK (product_url ~ '^https?://');
ALTER TABLE "books" ALTER COLUMN "tags" SET DEFAULT '{}';

ALTER TABLE "contributors"
  ADD CONSTRAINT "contributors_position_not_negative" CHECK (position >= 0),
  ADD CONSTRAINT "contributors_role_not_empty" CHECK (role <> '');

-- The three orders of the list; a genre's best first is also what recommendations start from.
CREATE INDEX "books_rank_idx" ON "books" (best_rank, sales_point DESC, id);
CREATE INDEX "books_category_rank_idx" ON "books" (category_id, best_rank, sales_point DESC, id);
CREATE INDEX "books_new_idx" ON "books" (published_on DESC NULLS LAST, id DESC);
CREATE INDEX "books_title_idx" ON "books" (title COLLATE "C", id);

CREATE INDEX "books_search_idx" ON "books" USING gin (search_key gin_trgm_ops);
-- Whether a word is rare (look it up, then sort) or frequent (walk the order, stop at twenty) is decided by the histogram of this column: with
-- the usual 100 entries a word in one book of three hundred is taken for three times as frequent.
ALTER TABLE "books" ALTER COLUMN "search_key" SET STATISTICS 1000;
