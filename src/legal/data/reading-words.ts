import type { PrivacyItem } from '../stored-data.ts';
import { byAsking } from './deletion-words.ts';

export const readingData: readonly PrivacyItem[] = [
  {
    id: 'recommendations',
    heading: '취향과 추천',
    purpose:
      '책을 골라 드리고, 받은 추천을 다시 보여 드리고, 취향이 맞는 모임을 이어 드리려고 써요. 추천이 얼마나 도움이 되었는지는 여러 분의 것을 합쳐 수로만 봐요.',
    data: [
      {
        what: '취향 퀴즈의 가장 최근 답',
        columns: { taste_profiles: ['user_id', 'answers', 'quiz_version', 'updated_at'] },
      },
      {
        what: '추천마다 그때의 답과 장르, 바라는 점, 계정 번호(가입하지 않았으면 브라우저 번호), 때',
        columns: {
          recommendations: [
            'id',
            'user_id',
            'visitor_id',
            'category_id',
            'answers',
            'quiz_version',
            'request_key',
            'again_of_id',
            'wishes',
            'feedback',
            'created_at',
          ],
        },
      },
      {
        what: '고른 책과 까닭, 읽거나 마음에 들어 하신 책들이 얼마나 알려졌는지, AI에 보낸 책 목록과 AI의 답, 걸린 시간과 든 비용',
        columns: {
          recommendations: [
            'path',
            'fallback_reason',
            'model',
            'served_model',
            'prompt_version',
            'candidates',
            'orders',
            'raw_outputs',
            'passes',
            'agreement',
            'stop_reason',
            'pool',
            'popularity',
            'calls',
            'prompt_tokens',
            'completion_tokens',
            'cost_micro_usd',
            'latency_ms',
          ],
          recommendation_picks: [
            'recommendation_id',
            'position',
            'book_id',
            'comment',
            'comment_by_model',
            'chosen_by_model',
            'votes',
            'moved_for',
            'claims',
          ],
        },
      },
      {
        what: '추천받은 책의 화면을 처음 열어 본 때',
        columns: { recommendation_picks: ['opened_at'] },
      },
      {
        what: '책에 남긴 반응(마음에 들어요, 읽었어요)',
        columns: { book_verdicts: ['user_id', 'book_id', 'taste', 'taste_at', 'read_at', 'updated_at'] },
      },
      {
        what: '하루 횟수를 세려고 남기는, 추천을 받은 때',
        columns: { recommendation_uses: ['id', 'user_id', 'used_at'] },
      },
    ],
    retention:
      '가입하지 않고 받은 추천은 7일 뒤에 지워요. 가입한 분의 추천과 반응은 지우실 때까지 보관해요. 추천을 받은 때는 하루가 지난 뒤 다음 추천을 받으실 때 지워요.',
    deletion: '‘저장된 내 취향’ 화면에서 답과 반응과 추천을 한 번에 지울 수 있어요.',
  },
  {
    id: 'searches',
    heading: '책 검색',
    purpose: '우리 목록에 없는 책을 알라딘에서 찾고, 같은 검색을 하루 안에 다시 묻지 않으려고 써요.',
    data: [
      {
        what: '알라딘에서 찾은 검색어와 찾은 책 (누가 찾았는지는 남기지 않아요)',
        columns: { aladin_searches: ['query', 'items', 'item_ids', 'expires_at'] },
      },
    ],
    retention: '하루 동안 쓰고, 그 뒤 다른 검색을 저장할 때 지워요.',
    deletion: byAsking,
  },
];
