import type { StoredData } from '../stored-data.ts';

/** Stored data that are about no person. */
export const impersonalData: readonly StoredData[] = [
  {
    what: '책과 작가, 장르의 정보',
    columns: {
      categories: ['id', 'name'],
      authors: ['id', 'name', 'name_key'],
      books: [
        'id',
        'item_id',
        'isbn13',
        'title',
        'subtitle',
        'category_id',
        'sub_category',
        'category_path',
        'series',
        'pages',
        'publisher',
        'published_on',
        'list_price',
        'sale_price',
        'sales_point',
        'best_rank',
        'tags',
        'tag_sources',
        'cover_url',
        'product_url',
        'description',
        'search_key',
        'search_text',
        'search_grams',
        'search_keyed_at',
        'title_key',
        'work_key',
        'work_key_rules',
        'created_at',
        'updated_at',
      ],
      contributors: ['book_id', 'position', 'author_id', 'role'],
    },
  },
  {
    what: '사이트를 돌리는 데 쓰는 값: 기기 알림의 열쇠, 작업이 살아 있는지, 책을 가져온 기록, 알라딘에 물은 횟수',
    columns: {
      vapid_keys: ['id', 'public_key', 'private_key', 'created_at'],
      worker_heartbeats: ['name', 'beat_at'],
      import_runs: ['id', 'requested_at', 'started_at', 'finished_at', 'summary', 'has_failed'],
      aladin_calls: ['day', 'calls'],
    },
  },
];
