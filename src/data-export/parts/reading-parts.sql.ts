import type { ExportPart } from '../export-part.ts';

export const readingParts: readonly ExportPart[] = [
  {
    file: 'taste',
    rows: `SELECT answers, quiz_version AS "quizVersion", updated_at AS "updatedAt"
      FROM taste_profiles WHERE user_id = $1`,
  },
  {
    file: 'recommendations',
    rows: `SELECT r.id, g.name AS genre, r.category_id AS "genreId", r.answers, r.quiz_version AS "quizVersion",
        r.again_of_id AS "againOfId", r.wishes, r.feedback, r.created_at AS "createdAt", r.path,
        r.fallback_reason AS "fallbackReason", r.model, r.served_model AS "servedModel",
        r.prompt_version AS "promptVersion", r.candidates, r.orders,
        r.raw_outputs AS "rawOutputs", r.passes, r.agreement, r.stop_reason AS "stopReason", r.pool,
        r.popularity, r.calls,
        r.prompt_tokens AS "promptTokens", r.completion_tokens AS "completionTokens",
        r.cost_micro_usd AS "costMicroUsd", r.latency_ms AS "latencyMs",
        (SELECT json_agg(json_build_object('position', p.position, 'bookId', p.book_id, 'title', b.title,
            'comment', p.comment, 'commentByModel', p.comment_by_model, 'chosenByModel', p.chosen_by_model,
            'votes', p.votes, 'movedFor', p.moved_for, 'claims', p.claims, 'reportedAt', p.reported_at,
            'openedAt', p.opened_at) ORDER BY p.position)
          FROM recommendation_picks p JOIN books b ON b.id = p.book_id
          WHERE p.recommendation_id = r.id) AS picks
      FROM recommendations r JOIN categories g ON g.id = r.category_id
      WHERE r.user_id = $1 ORDER BY r.id`,
  },
  {
    file: 'book-verdicts',
    rows: `SELECT v.book_id AS "bookId", b.title, v.taste, v.taste_at AS "tasteAt", v.read_at AS "readAt", v.updated_at AS "updatedAt"
      FROM book_verdicts v JOIN books b ON b.id = v.book_id WHERE v.user_id = $1 ORDER BY v.book_id`,
  },
  {
    file: 'recommendation-uses',
    rows: `SELECT id, used_at AS "usedAt" FROM recommendation_uses WHERE user_id = $1 ORDER BY id`,
  },
];
