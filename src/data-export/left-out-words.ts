/** Columns about people that an export does not hold, with the reason in the file's README. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

export const leftOut: readonly LeftOut[] = [
  {
    what: '비밀번호와 비밀 주소',
    why: '로그인을 지키는 값이라, 이 파일을 얻은 다른 사람이 쓰지 못하게 담지 않았어요.',
    columns: {
      users: ['password_hash', 'session_epoch', 'password_letters'],
      email_changes: ['confirm_hash', 'undo_hash'],
      calendar_feeds: ['token_hash'],
      club_invites: ['token_hash'],
      clubs: ['entry_answer_hash'],
    },
  },
  {
    what: '패스키를 알아보는 번호와 공개 열쇠',
    why: '로그인할 때 서명을 확인하는 값이에요. 패스키의 이름과 쓴 때는 들어 있어요.',
    columns: { passkeys: ['id', 'credential_id', 'user_handle', 'public_key'] },
  },
  {
    what: '대화에서 찾을 때 쓰는 색인',
    why: '대화방에서 보낸 글을 찾기 좋게 바꿔 적은 것이고, 글은 그대로 들어 있어요.',
    columns: { message_keys: ['meeting_id', 'seq', 'search_text', 'search_grams'] },
  },
  {
    what: '기기 알림을 받는 주소와 암호 열쇠',
    why: '이 값을 얻은 사람이 기기에 알림을 보낼 수 있어서 담지 않았어요. 알림을 켠 때는 들어 있어요.',
    columns: {
      push_subscriptions: ['endpoint', 'p256dh', 'auth', 'session_epoch', 'session_hash'],
      push_renewals: ['token_hash', 'user_id', 'endpoint', 'session_epoch', 'session_hash', 'created_at'],
      notifications: ['web_pushed_to', 'web_push_refused_by'],
    },
  },
  {
    what: '다른 값에서 만든 값',
    why: '검색하거나 견주려고 별명, 제목, 퀴즈의 답에서 만든 값이라 담긴 것 말고 새로운 내용이 없어요.',
    columns: {
      users: ['nickname_key', 'nickname_skeleton'],
      recommendations: ['request_key'],
      meetings: ['search_key', 'search_text', 'search_grams', 'search_keyed_at'],
      clubs: ['search_text', 'search_grams'],
      club_past_lines: ['club_id', 'line_key', 'import_ids'],
      notifications: ['meeting_id', 'kind', 'meeting_starts_at', 'occasion'],
    },
  },
  {
    what: '북클럽 투표의 결과',
    why: '멤버들이 함께 정한 것이라, 제안한 책과 연 투표, 고른 순위만 담았어요. 결과는 북클럽에서 볼 수 있어요.',
    columns: {
      book_proposals: ['was_second'],
      book_vote_candidates: ['place', 'was_second'],
      book_votes: [
        'reminded_at',
        'counted_at',
        'ballot_count',
        'left_rankings',
        'rounds',
        'winner_id',
        'second_id',
      ],
    },
  },
  {
    what: '탈퇴를 처리하는 값',
    why: '탈퇴하신 뒤에만 생기고, 하루 안에 계정과 함께 지워져요.',
    columns: {
      users: ['left_at'],
      leavings: ['user_id', 'letter_at', 'leased_until'],
    },
  },
  {
    what: '파일을 만드는 데 쓰는 값',
    why: '이 파일 자체와, 만들다 멈췄을 때 다시 만들려고 세는 수예요.',
    columns: {
      data_exports: ['tries', 'lease_until'],
      data_export_pieces: ['export_id', 'try', 'position', 'bytes'],
    },
  },
  {
    what: '가입하지 않은 사람의 추천과 검색어',
    why: '어느 계정의 것인지 저장하지 않아요.',
    columns: {
      recommendations: ['visitor_id'],
      aladin_searches: ['query', 'items', 'item_ids', 'expires_at'],
    },
  },
  {
    what: '신고된 글의 그때 모습과, 다른 사람이 한 신고 가운데 조치가 없었던 것',
    why: '다른 사람이 쓴 글일 수 있고, 신고한 분을 지켜야 해서 담지 않았어요.',
    columns: { reports: ['snapshot', 'decided_by'] },
  },
  {
    what: '북클럽과 대화방이 함께 쓰는 값',
    why: '어느 한 사람에 관한 값이 아니에요.',
    columns: {
      rooms: ['meeting_id', 'last_seq', 'revision', 'opens_at', 'closes_at', 'club_id'],
      club_tasks_off: ['club_id', 'task'],
      club_book_words: [
        'club_id',
        'key',
        'comments',
        'model',
        'served_model',
        'prompt_version',
        'raw_outputs',
        'calls',
        'prompt_tokens',
        'completion_tokens',
        'cost_micro_usd',
        'made_at',
      ],
      club_word_lists: ['club_id', 'version', 'words'],
      discussion_questions: ['draft_id'],
      question_drafts: [
        'origin',
        'reason',
        'model',
        'prompt_version',
        'calls',
        'prompt_tokens',
        'completion_tokens',
        'cost_micro_usd',
      ],
      meeting_record_questions: ['meeting_id', 'position', 'body', 'is_by_model'],
      meeting_record_points: [
        'id',
        'meeting_id',
        'question',
        'position',
        'sentence',
        'reported_at',
        'hidden_at',
      ],
      meeting_record_quotes: ['point_id', 'position', 'seq', 'begins_at', 'ends_at'],
      meeting_record_parts: ['meeting_id', 'digest', 'points', 'served_model'],
      meeting_records: [
        'due_at',
        'attempts',
        'claim',
        'makings',
        'made_at',
        'failed_at',
        'fallback',
        'model',
        'served_model',
        'prompt_version',
        'calls',
        'prompt_tokens',
        'completion_tokens',
        'cost_micro_usd',
      ],
    },
  },
  {
    what: '옮겨 오려고 올린 파일의 미리보기',
    why: '갖고 계신 파일과 같고, 한 시간 뒤에 지워요.',
    columns: {
      club_move_drafts: ['id', 'club_id', 'made_by', 'talk', 'summary', 'members', 'expires_at'],
      club_imports: ['draft_id'],
    },
  },
];

/** Data outside the database, which an export does not hold. */
export const leftOutBesides: readonly { readonly what: string; readonly why: string }[] = [
  {
    what: '로그인 상태, 인터넷 주소마다 센 횟수, 보안 기록, 보내다 만 글, 지금 대화방에 있는지',
    why: '사이트를 지키려고 잠깐 두는 값이에요. 개인정보처리방침에 적은 기간이 지나면 저절로 지워져요.',
  },
];
