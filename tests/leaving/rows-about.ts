/** The surroundings of the rows about a person. */
export interface Surroundings {
  readonly her: number;
  readonly other: number;
  readonly bookId: number;
  readonly genreId: number;
  /** A past meeting of another person, and one of her own. */
  readonly pastMeeting: number;
  readonly ownPastMeeting: number;
  /** A future meeting of another person, and one of her own. */
  readonly nextMeeting: number;
  readonly ownNextMeeting: number;
  /** A club of another person, and her own. */
  readonly club: number;
  readonly ownClub: number;
  readonly secondClub: number;
  readonly email: string;
  readonly nickname: string;
  readonly sessionHash: string;
}

export type Row = Readonly<Record<string, unknown>>;

/** Tables without data of a person. */
export const impersonalTables = [
  'aladin_calls',
  'attendance_questions',
  'recommendation_outcomes',
  'aladin_searches',
  'authors',
  'books',
  'categories',
  'club_book_words',
  'club_import_invites',
  'club_tasks_off',
  'club_word_lists',
  'clubs',
  'contributors',
  'import_runs',
  'meeting_changes',
  'message_keys',
  'meeting_reminders',
  'rooms',
  'vapid_keys',
  'worker_heartbeats',
];

/** Tables whose rows about her exist before, or are written while she leaves. */
export const filledOtherwise = ['users', 'leavings', 'meetings', 'club_money_versions'];

const dayMs = 24 * 60 * 60_000;
const now = new Date(Date.now() - dayMs);
const later = new Date(Date.now() + 7 * dayMs);
const uuid = '6f1b2a34-1111-4222-8333-abcdefabcdef';

/** Returns rows that fill every column about her, in an order that foreign keys allow. */
export function rowsAbout(at: Surroundings): readonly (readonly [table: string, row: Row])[] {
  const { her, other, bookId } = at;
  return [
    [
      'recommendations',
      {
        id: 501,
        user_id: her,
        visitor_id: null,
        category_id: at.genreId,
        answers: '{"q1":"a"}',
        quiz_version: 'taste-1',
        request_key: 'a key',
        again_of_id: null,
        wishes: ['bright'],
        path: 'fallback',
        fallback_reason: 'no_key',
        model: 'a model',
        served_model: 'a model of May',
        prompt_version: '1',
        candidates: '[1]',
        orders: '[]',
        raw_outputs: '[]',
        passes: 0,
        agreement: null,
        stop_reason: 'agreed',
        pool: null,
        popularity: '{"own":4.2,"logSales":{}}',
        feedback: null,
        calls: 0,
        prompt_tokens: 0,
        completion_tokens: 0,
        cost_micro_usd: 0,
        latency_ms: 1,
        created_at: now,
      },
    ],
    [
      'recommendation_picks',
      {
        recommendation_id: 501,
        position: 1,
        book_id: bookId,
        comment: '이 책을 권해요.',
        comment_by_model: false,
        chosen_by_model: false,
        votes: 0,
        moved_for: 'variety',
        claims: '[]',
        reported_at: now,
        opened_at: now,
      },
    ],
    [
      'data_exports',
      {
        id: 501,
        user_id: her,
        asked_at: now,
        tries: 1,
        lease_until: null,
        ready_at: now,
        failed_at: null,
        expires_at: later,
        size_bytes: 8,
      },
    ],
    ['data_export_pieces', { export_id: 501, try: 1, position: 0, bytes: Buffer.from(at.email) }],
    ['identities', { issuer: 'https://kauth.kakao.com', subject: '2891', user_id: her, linked_at: now }],
    [
      'passkeys',
      {
        id: 501,
        user_id: her,
        credential_id: 'a credential',
        user_handle: 'a handle',
        public_key: Buffer.alloc(77, 1),
        counter: 0,
        transports: ['internal'],
        name: '휴대폰',
        created_at: now,
        last_used_at: now,
      },
    ],
    [
      'email_changes',
      {
        id: 501,
        user_id: her,
        new_email: 'next.of.her@example.com',
        old_email: at.email,
        confirm_hash: 'd'.repeat(64),
        undo_hash: 'e'.repeat(64),
        asked_at: now,
        changed_at: now,
      },
    ],
    ['recommendation_uses', { id: 501, user_id: her, used_at: now }],
    [
      'book_verdicts',
      { user_id: her, book_id: bookId, taste: 'like', taste_at: now, read_at: now, updated_at: now },
    ],
    ['taste_profiles', { user_id: her, answers: 'abcdabcdab', quiz_version: 'taste-1', updated_at: now }],
    ['calendar_feeds', { user_id: her, token_hash: 'a'.repeat(64), created_at: now }],
    [
      'seat_waits',
      {
        id: 501,
        meeting_id: at.nextMeeting,
        user_id: her,
        asked_at: now,
        offered_at: now,
        offer_ends_at: later,
      },
    ],
    ['moved_meetings', { original_id: 7, meeting_id: at.pastMeeting, user_ids: [her, other] }],
    ...[at.pastMeeting, at.nextMeeting].map((meeting_id): readonly [string, Row] => [
      'memberships',
      { meeting_id, user_id: her, joined_at: now, leaves_at: null },
    ]),
    ['memberships', { meeting_id: at.ownNextMeeting, user_id: other, joined_at: now, leaves_at: null }],
    [
      'meeting_progress',
      { meeting_id: at.pastMeeting, user_id: her, percent: 50, shows_name: true, answered_at: now },
    ],
    [
      'meeting_notes',
      {
        id: 501,
        meeting_id: at.pastMeeting,
        user_id: her,
        body: '모임 전에 쓴 글',
        for_percent: 50,
        hidden_at: now,
        written_at: now,
        changed_at: now,
      },
    ],
    [
      'meeting_note_rules',
      { meeting_id: at.ownPastMeeting, characters: 400, due_at: now, set_by: her, set_at: now },
    ],
    [
      'agendas',
      {
        meeting_id: at.pastMeeting,
        starts_itself: false,
        started_at: now,
        paused_at: now,
        turns_started_at: now,
        turn_seconds: 60,
        revision: 1,
      },
    ],
    [
      'agenda_cards',
      {
        id: 501,
        meeting_id: at.pastMeeting,
        position: 0,
        body: '나눌 질문',
        question_id: 1,
        seconds: 60,
        paused_ms: 0,
        ended_at: now,
      },
    ],
    [
      'agenda_turns',
      { id: 501, meeting_id: at.pastMeeting, position: 0, user_id: her, is_second: false, ended_at: now },
    ],
    ['meeting_bans', { meeting_id: at.ownPastMeeting, user_id: her, removed_by: other, removed_at: now }],
    ['meeting_bans', { meeting_id: at.pastMeeting, user_id: other, removed_by: her, removed_at: now }],
    ...[
      [her, other],
      [other, her],
    ].map(([user_id, silenced_by]): readonly [string, Row] => [
      'meeting_silences',
      { meeting_id: at.pastMeeting, user_id, reason: '이유', silenced_by, silenced_at: now },
    ]),
    ['user_blocks', { blocker_id: her, blocked_id: other, blocked_at: now }],
    ['user_blocks', { blocker_id: other, blocked_id: her, blocked_at: now }],
    ['meeting_leavers', { meeting_id: at.ownPastMeeting, user_id: her, left_at: now }],
    ...[her, other].map((user_id, index): readonly [string, Row] => [
      'messages',
      {
        meeting_id: at.pastMeeting,
        seq: index + 1,
        user_id,
        client_id: uuid,
        body: index === 0 ? '저는 이 장면이 좋았어요.' : '',
        sent_at: now,
        revision: 1,
        deleted_at: index === 0 ? null : now,
        deleted_by: index === 0 ? null : her,
        hidden_at: index === 0 ? null : now,
        reply_to: index === 0 ? null : 1,
        quote_text: index === 0 ? '책 속 문장' : null,
        quote_page: index === 0 ? 12 : null,
        reaction_counts: index === 0 ? '{"👍": 2}' : null,
      },
    ]),
    ...[her, other].map((user_id): readonly [string, Row] => [
      'message_reactions',
      { meeting_id: at.pastMeeting, seq: 1, user_id, emoji: '👍', reacted_at: now },
    ]),
    ['message_pins', { meeting_id: at.pastMeeting, seq: 1, pinned_by: her, pinned_at: now, version: 1 }],
    ...[
      [her, other],
      [other, her],
    ].map(([actor_id, subject_id], index): readonly [string, Row] => [
      'moderation_log',
      {
        id: 501 + index,
        at: now,
        meeting_id: at.pastMeeting,
        actor_id,
        subject_id,
        action: 'message_deleted',
        seq: 2,
        reason: '이유',
      },
    ]),
    ...reportsAbout(at),
    ...[
      [her, other],
      [other, her],
    ].map(([actor_id, subject_id], index): readonly [string, Row] => [
      'operator_log',
      {
        id: 501 + index,
        at: now,
        actor_id,
        subject_id,
        action: 'person_warned',
        report_id: 501,
        reason: '이유',
      },
    ]),
    [
      'announcements',
      {
        id: 501,
        meeting_id: null,
        kind: 'club_handover_accepted',
        meeting_starts_at: null,
        occasion: 0,
        club_id: at.club,
        subject_id: her,
        report_id: null,
        created_at: now,
      },
    ],
    ...[her, other].map((user_id): readonly [string, Row] => [
      'notifications',
      {
        user_id,
        announcement_id: 501,
        meeting_id: null,
        kind: null,
        meeting_starts_at: null,
        occasion: null,
        is_quiet: false,
        created_at: now,
        push_until: now,
        pushed_at: now,
        received_at: now,
        opened_at: now,
        read_at: now,
        web_push_due_at: null,
        web_push_tries: 1,
        web_pushed_at: now,
        web_pushed_to: user_id === her ? ['https://push.example/her'] : [],
        web_push_refused_by: [],
        may_web_push: true,
      },
    ]),
    ['unasked_pushes', { user_id: her, meeting_id: at.pastMeeting, announcement_id: 501 }],
    [
      'alarm_preferences',
      { user_id: her, lead_minutes: 30, quiet_from: 60, quiet_to: 120, sound: true, letters: true },
    ],
    ['alarm_letters', { user_id: her, announcement_id: 501, tries: 1, due_at: now, sent_at: now }],
    ['meeting_mutes', { user_id: her, meeting_id: at.pastMeeting, muted_at: now, unmuted_at: now }],
    ['meeting_entrances', { meeting_id: at.pastMeeting, user_id: her, entered_at: now }],
    ['attendance_questions', { id: 501, meeting_id: at.pastMeeting, starts_at: now, asked_at: now }],
    ['attendance_answers', { question_id: 501, user_id: her, answer: 'yes', answered_at: now }],
    [
      'meeting_presences',
      {
        meeting_id: at.pastMeeting,
        user_id: her,
        present: '{["2026-11-28 01:00:00+00","2026-11-28 02:00:00+00")}',
        hidden_at: now,
      },
    ],
    [
      'push_subscriptions',
      {
        endpoint: 'https://push.example/her',
        user_id: her,
        p256dh: 'key',
        auth: 'auth',
        session_epoch: 0,
        session_hash: at.sessionHash,
        failed_count: 0,
        dead_at: null,
        retry_at: null,
        created_at: now,
      },
    ],
    [
      'push_renewals',
      {
        token_hash: 'b'.repeat(64),
        user_id: her,
        endpoint: 'https://push.example/her',
        session_epoch: 0,
        session_hash: at.sessionHash,
        created_at: now,
      },
    ],
    ['club_memberships', { club_id: at.club, user_id: her, role: 'co_leader', joined_at: now }],
    ['club_applications', { club_id: at.secondClub, user_id: her, applied_at: now, declined_at: null }],
    [
      'club_entry_attempts',
      { club_id: at.secondClub, user_id: her, wrong_count: 1, last_wrong_at: now, locked_until: null },
    ],
    ['club_removals', { club_id: at.secondClub, user_id: her, removed_at: now }],
    [
      'club_invites',
      {
        id: 501,
        club_id: at.club,
        token_hash: 'c'.repeat(64),
        created_by: her,
        max_uses: 5,
        used_count: 0,
        created_at: now,
        expires_at: later,
        revoked_at: null,
        recipient: null,
      },
    ],
    ['club_handovers', { club_id: at.club, to_user_id: her, offered_at: now }],
    [
      'club_money_lines',
      {
        id: 501,
        club_id: at.club,
        kind: 'income',
        amount: 1_000,
        happened_on: '2026-11-01',
        text: '회비',
        meeting_id: null,
        version: 1,
        deleted_at: null,
        changed_by: her,
        changed_at: now,
      },
    ],
    ...[
      [her, other],
      [other, her],
    ].map(([user_id, changed_by]): readonly [string, Row] => [
      'club_money_payments',
      { meeting_id: at.pastMeeting, user_id, is_paid: true, changed_by, changed_at: now },
    ]),
    [
      'club_earlier_books',
      { club_id: at.club, book_id: bookId, read_on: null, added_by: her, added_at: now },
    ],
    [
      'club_ratings',
      {
        id: 501,
        club_id: at.club,
        book_id: bookId,
        user_id: her,
        half_stars: 8,
        review: '좋았어요.',
        rated_at: now,
      },
    ],
    [
      'book_proposals',
      { club_id: at.club, book_id: bookId, proposed_by: her, proposed_at: now, was_second: false },
    ],
    [
      'book_votes',
      {
        id: 501,
        club_id: at.club,
        opened_by: her,
        opened_at: now,
        closes_at: now,
        reminded_at: null,
        counted_at: null,
        ballot_count: null,
        rounds: null,
        winner_id: null,
        second_id: null,
        left_rankings: `[[${bookId}]]`,
      },
    ],
    [
      'book_vote_candidates',
      { vote_id: 501, place: 1, book_id: bookId, proposed_by: her, was_second: false },
    ],
    ['book_vote_ballots', { vote_id: 501, club_id: at.club, user_id: her, ranking: [bookId], cast_at: now }],
    [
      'club_notices',
      { id: 501, club_id: at.club, author_id: her, body: '공지', pin_place: null, posted_at: now },
    ],
    [
      'club_notice_readings',
      { notice_id: 501, club_id: at.club, user_id: her, seen_at: now, confirmed_at: now },
    ],
    [
      'asks',
      {
        id: 501,
        kind: 'date_poll',
        subject_id: 501,
        club_id: at.club,
        meeting_id: null,
        asked_by: her,
        opened_at: now,
        closes_at: later,
        closed_at: later,
        reminded_at: now,
        completed_at: now,
      },
    ],
    [
      'ask_people',
      {
        ask_id: 501,
        user_id: her,
        club_id: at.club,
        meeting_id: null,
        told_at: now,
        told_by: 'inbox',
        seen_at: now,
        answered_at: now,
        reminded_at: now,
      },
    ],
    [
      'date_polls',
      {
        id: 501,
        club_id: at.club,
        opened_by: her,
        minutes: 120,
        book_id: null,
        opened_at: now,
        closes_at: later,
        warned_at: null,
        closed_at: null,
        voters: null,
        settled_at: null,
        meeting_id: null,
      },
    ],
    [
      'date_poll_options',
      {
        id: 501,
        poll_id: 501,
        starts_at: later,
        yes_count: null,
        maybe_count: null,
        no_count: null,
        is_chosen: false,
      },
    ],
    [
      'date_poll_answers',
      { option_id: 501, user_id: her, poll_id: 501, club_id: at.club, answer: 'yes', answered_at: now },
    ],
    [
      'club_duties',
      {
        meeting_id: at.pastMeeting,
        task: 'host',
        club_id: at.club,
        user_id: her,
        set_by: her,
        decided_at: now,
      },
    ],
    ['club_duty_declines', { meeting_id: at.pastMeeting, task: 'presenter', user_id: her, declined_at: now }],
    [
      'club_move_drafts',
      {
        id: 501,
        club_id: at.club,
        made_by: her,
        talk: null,
        summary: null,
        members: '[]',
        expires_at: later,
      },
    ],
    [
      'club_imports',
      {
        id: 501,
        club_id: at.club,
        draft_id: 400,
        made_by: her,
        added_lines: 1,
        known_lines: 0,
        created_at: now,
        undone_at: null,
      },
    ],
    ['club_past_authors', { id: 501, club_id: at.club, name: at.nickname, claimed_by: her }],
    [
      'club_past_lines',
      {
        id: 501,
        club_id: at.club,
        author_id: 501,
        said_at: now,
        place: 0,
        body: '예전에 쓴 글',
        line_key: Buffer.alloc(32, 1),
        import_ids: [501],
        deleted_at: null,
      },
    ],
  ];
}

/** She reported a message, and her nickname was reported and judged by herself. */
const reportsAbout = (at: Surroundings): (readonly [table: string, row: Row])[] =>
  (['message', 'nickname'] as const).map((kind, index) => [
    'reports',
    {
      id: 501 + index,
      kind,
      reporter_id: kind === 'message' ? at.her : at.other,
      about_user_id: kind === 'message' ? at.other : at.her,
      meeting_id: kind === 'message' ? at.pastMeeting : null,
      seq: kind === 'message' ? 2 : null,
      club_id: null,
      recommendation_id: null,
      book_id: null,
      reason: 'abuse',
      words: '',
      snapshot: kind === 'message' ? '지운 글' : at.nickname,
      path: null,
      model: null,
      prompt_version: null,
      created_at: now,
      decision: 'warned',
      decided_at: now,
      decided_by: at.her,
      hides: false,
      explanation: '살펴봤어요.',
      suspended_until: null,
    },
  ]);
