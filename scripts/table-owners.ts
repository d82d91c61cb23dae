import type { Access } from './tables/sql-tables.ts';

/**
 * Which feature owns which table. A query on another feature's table fails `npm run
 * test:boundaries`.
 */
export const tableOwners: Readonly<Record<string, string>> = {
  users: 'accounts',
  user_blocks: 'accounts',
  passkeys: 'accounts',
  email_changes: 'accounts',
  leavings: 'leaving',
  identities: 'accounts',

  books: 'books',
  authors: 'books',
  categories: 'books',
  contributors: 'books',
  aladin_searches: 'books',
  aladin_calls: 'books',

  taste_profiles: 'quiz',

  recommendations: 'recommendations',
  recommendation_picks: 'recommendations',
  recommendation_uses: 'recommendations',
  recommendation_outcomes: 'recommendations',
  book_verdicts: 'recommendations',

  seat_waits: 'seats',

  meetings: 'meetings',
  memberships: 'meetings',
  meeting_bans: 'meetings',
  meeting_leavers: 'meetings',
  meeting_silences: 'meetings',
  calendar_feeds: 'meetings',

  clubs: 'clubs',
  club_memberships: 'clubs',
  club_applications: 'clubs',
  club_entry_attempts: 'clubs',
  club_removals: 'clubs',
  club_invites: 'clubs',
  club_handovers: 'clubs',
  club_word_lists: 'clubs',

  club_move_drafts: 'moving-in',
  club_imports: 'moving-in',
  club_import_invites: 'moving-in',
  club_past_authors: 'moving-in',
  club_past_lines: 'moving-in',

  club_duties: 'rota',
  club_duty_declines: 'rota',
  club_tasks_off: 'rota',

  club_money_lines: 'money',
  club_money_versions: 'money',
  club_money_payments: 'money',
  club_earlier_books: 'shelf',
  club_ratings: 'shelf',
  club_book_words: 'next-book',
  book_proposals: 'book-votes',
  book_votes: 'book-votes',
  book_vote_candidates: 'book-votes',
  book_vote_ballots: 'book-votes',
  club_notices: 'notices',
  club_notice_readings: 'notices',
  date_polls: 'date-polls',
  date_poll_options: 'date-polls',
  date_poll_answers: 'date-polls',
  meeting_presences: 'attendance',
  attendance_questions: 'attendance',
  attendance_answers: 'attendance',

  meeting_progress: 'progress',
  meeting_note_rules: 'notes',
  meeting_notes: 'notes',
  question_cards: 'talk',

  agendas: 'agenda',
  agenda_cards: 'agenda',
  agenda_turns: 'agenda',
  meeting_records: 'record',
  meeting_record_parts: 'record',
  meeting_record_questions: 'record',
  meeting_record_points: 'record',
  meeting_record_quotes: 'record',
  meeting_record_visits: 'record',
  record_opt_outs: 'record',
  question_drafts: 'questions',
  discussion_questions: 'questions',
  discussion_question_notes: 'questions',

  asks: 'asks',
  ask_people: 'asks',

  moderation_log: 'meetings',

  rooms: 'chat',
  messages: 'chat',
  message_reactions: 'chat',
  message_pins: 'chat',
  message_mentions: 'chat',
  message_keys: 'chat',

  announcements: 'alarms',
  notifications: 'alarms',
  alarm_letters: 'alarms',
  unasked_pushes: 'alarms',
  // A trigger writes them when a meeting changes, for the scan to announce.
  meeting_changes: 'alarms',
  meeting_entrances: 'alarms',
  meeting_mutes: 'alarms',
  meeting_reminders: 'alarms',
  alarm_preferences: 'alarms',
  push_subscriptions: 'alarms',
  push_renewals: 'alarms',
  vapid_keys: 'alarms',
  worker_heartbeats: 'alarms',

  import_runs: 'operations',
  operator_log: 'operations',

  reports: 'reports',

  data_exports: 'data-export',
  data_export_pieces: 'data-export',

  moved_meetings: 'django-move',
};

export interface Crossing {
  /** A folder of `src/`. */
  readonly from: string;
  /** `writes` includes reading. */
  readonly access: Access;
  readonly tables: readonly string[];
  readonly reason: string;
}

/** Queries on tables of other features, each with the reason why it is not a call of the owner. */
export const crossings: readonly Crossing[] = [
  {
    from: 'leaving',
    access: 'writes',
    tables: ['moved_meetings'],
    reason: 'An erased account leaves the record of moved meetings, whose owner is no feature.',
  },
  {
    from: 'seats',
    access: 'reads',
    tables: ['meetings', 'memberships', 'meeting_bans', 'users', 'club_memberships'],
    reason:
      'One statement under the lock of the meeting decides which waits end and who gets the free seats. Meetings use seats, so a call would be a cycle.',
  },
  {
    from: 'meetings',
    access: 'reads',
    tables: ['seat_waits'],
    reason: 'A person who leaves the service locks the meetings in which she waits together with her own.',
  },
  {
    from: 'meetings',
    access: 'reads',
    tables: ['users'],
    reason:
      'Lists of meetings and members read nicknames in the same statement. A join locks the row of the member, so that her concurrent requests are counted in turn.',
  },
  {
    from: 'meetings',
    access: 'reads',
    tables: ['books'],
    reason:
      'Lists of meetings filter by the genre of the book, and the search key of a meeting holds that of its book.',
  },
  {
    from: 'meetings',
    access: 'writes',
    tables: ['rooms'],
    reason: 'A meeting and its chat room are created in one transaction.',
  },
  {
    from: 'meetings',
    access: 'reads',
    tables: ['meeting_changes'],
    reason: 'The limit on edits counts the changes that members are told of, under the lock of the meeting.',
  },
  {
    from: 'meetings',
    access: 'reads',
    tables: ['meeting_entrances', 'meeting_presences'],
    reason:
      'After the end a meeting’s page names the members who came, and a club’s page counts them. A member may hide it from the others. Alarms and attendance use meetings, so a call would be a cycle.',
  },
  {
    from: 'meetings',
    access: 'reads',
    tables: ['clubs', 'club_memberships'],
    reason:
      'A right in a club’s meeting needs the seat and the membership of the club at one moment, also in calendar feeds. An opening seats all members in one statement. The search key of a meeting holds that of its club.',
  },
  {
    from: 'clubs',
    access: 'reads',
    tables: ['users'],
    reason:
      'Lists of clubs and members read nicknames in the same statement. A join locks the row of the account, so that concurrent joins are counted in turn.',
  },
  {
    from: 'rota',
    access: 'reads',
    tables: ['users', 'meetings', 'memberships', 'club_memberships'],
    reason:
      'One statement finds the members of a club who have a seat, with how long they belong to it. An answer locks the meeting and the seat.',
  },
  {
    from: 'money',
    access: 'reads',
    tables: ['users', 'meetings', 'memberships'],
    reason:
      'Lines name the meeting and the person in the same statement. A payment is stored for members of the meeting only, which one statement checks.',
  },
  {
    from: 'shelf',
    access: 'reads',
    tables: ['meetings', 'users', 'clubs', 'club_memberships'],
    reason:
      'A shelf is the books of past meetings and those added by hand, sorted together in one statement; ratings are read with the nicknames. A book’s page finds the reader’s own clubs that read it in one statement.',
  },
  {
    from: 'notes',
    access: 'reads',
    tables: ['meetings', 'memberships', 'users'],
    reason:
      'One statement stores a note of a member before the last moment. Notes are read with the nicknames, while their authors have seats.',
  },
  {
    from: 'talk',
    access: 'reads',
    tables: [
      'meetings',
      'memberships',
      'users',
      'rooms',
      'messages',
      'meeting_silences',
      'user_blocks',
      'discussion_questions',
    ],
    reason:
      'How much each member has written is counted in one statement with the members; a count in a table of its own would cost every message a write. A question card is stored, and shown, by what is true of its member and its question in the same statement.',
  },
  {
    from: 'agenda',
    access: 'reads',
    tables: ['meetings', 'users', 'discussion_questions'],
    reason:
      'One statement reads the agendas of all rooms of a process with the times of their meetings, every second. A turn is passed on under the lock of the meeting, without a person who asks. The room without scripts names the speaker. A card whose question operators hid is read without its text.',
  },
  {
    from: 'record',
    access: 'reads',
    tables: [
      'meetings',
      'messages',
      'memberships',
      'users',
      'club_memberships',
      'meeting_entrances',
      'books',
      'book_votes',
      'discussion_questions',
      'agenda_cards',
    ],
    reason:
      'A quote is read out of its message in the statement that checks that its author agrees, so that a change counts at once, and so is a question that operators hid. Meetings that ended with messages, readers, and the next meeting or book of a club are each found in one statement.',
  },
  {
    from: 'progress',
    access: 'reads',
    tables: ['meetings', 'memberships', 'users'],
    reason:
      'One statement stores an answer of a member of a meeting that is not over, and one counts the answers with the nicknames.',
  },
  {
    from: 'notices',
    access: 'reads',
    tables: ['users', 'club_memberships'],
    reason:
      'The lists of who has read a notice are counted and named in one statement. A reading locks the row of the membership, so that it ends with it.',
  },
  {
    from: 'asks',
    access: 'reads',
    tables: [
      'users',
      'clubs',
      'club_memberships',
      'meetings',
      'memberships',
      'club_notices',
      'club_notice_readings',
      'meeting_notes',
    ],
    reason:
      'Who is asked is who belongs to the club or the meeting at this moment, read in the same statement. A notice keeps its own readings, and a note is the answer to its ask.',
  },
  {
    from: 'questions',
    access: 'reads',
    tables: ['meeting_notes', 'memberships', 'users'],
    reason:
      'A quote is shown only while members see its note and the note holds its words: read in the same statement as the question. A draft is checked against the nicknames of the people of its meeting.',
  },
  {
    from: 'next-book',
    access: 'reads',
    tables: [
      'club_memberships',
      'taste_profiles',
      'book_verdicts',
      'recommendations',
      'recommendation_picks',
      'books',
      'meetings',
      'club_earlier_books',
      'book_proposals',
    ],
    reason:
      'One statement merges the tastes of all members of a club, so that nobody’s own taste leaves the database.',
  },
  {
    from: 'book-votes',
    access: 'reads',
    tables: ['clubs', 'club_memberships', 'users'],
    reason:
      'One statement stores a ballot only of a member, and only while the vote and its club are open. Lists name the proposers who are members.',
  },
  {
    from: 'reports',
    access: 'reads',
    tables: ['users', 'meetings', 'memberships', 'club_memberships'],
    reason:
      'One statement decides whether a person meets another one in any list of members, and returns the nickname.',
  },
  {
    from: 'moving-in',
    access: 'reads',
    tables: ['club_memberships', 'users'],
    reason: 'The statement that finds the names of a past log also reads which members claimed them.',
  },
  {
    from: 'date-polls',
    access: 'reads',
    tables: ['meetings', 'memberships', 'clubs', 'club_memberships'],
    reason:
      'A poll is read with the state of its meeting. The statement that stores an answer locks the membership, so that a concurrent leave ends it.',
  },
  {
    from: 'chat',
    access: 'writes',
    tables: ['moderation_log'],
    reason: 'The statement that deletes a message of another member also logs it.',
  },
  {
    from: 'chat',
    access: 'reads',
    tables: ['user_blocks'],
    reason:
      'One statement finds the members whom several messages name, and leaves out both sides of a block.',
  },
  {
    from: 'chat',
    access: 'reads',
    tables: ['meetings', 'memberships', 'users', 'meeting_silences', 'club_word_lists'],
    reason:
      'The statement that stores a message also checks membership, silence, words, status and time, and returns the nickname: one round trip, and no gap between check and write.',
  },
  {
    from: 'alarms',
    access: 'reads',
    tables: ['clubs', 'club_memberships', 'club_applications', 'club_handovers', 'club_notices', 'asks'],
    reason:
      'One statement writes to all members of a club. One statement of the inbox reads what its lines tell as it stands now, for people who may still know the club.',
  },
  {
    from: 'alarms',
    access: 'reads',
    tables: ['messages', 'users', 'user_blocks'],
    reason: 'A line of the inbox names the author of the message that mentions its reader, while it stands.',
  },
  {
    from: 'alarms',
    access: 'reads',
    tables: ['seat_waits'],
    reason: 'The statements that push skip the offer of a seat that is answered or over.',
  },
  {
    from: 'alarms',
    access: 'reads',
    tables: ['reports'],
    reason: 'A line of the inbox tells a decision about a report as it stands now.',
  },
  {
    from: 'alarms',
    access: 'reads',
    tables: ['meetings', 'memberships', 'meeting_bans', 'moderation_log', 'users'],
    reason:
      'A scan finds every due member of every meeting in one statement; a loop of calls would grow with the number of meetings.',
  },
  {
    from: 'recommendations',
    access: 'reads',
    tables: ['meetings', 'memberships', 'taste_profiles'],
    reason: 'Matching compares the tastes of all members of the open meetings in one statement.',
  },
  {
    from: 'recommendations',
    access: 'reads',
    tables: ['books', 'contributors', 'club_ratings'],
    reason:
      'What became of a week of recommended books is counted in one statement: meetings and ratings of all editions.',
  },
  {
    from: 'operations',
    access: 'reads',
    tables: [
      'users',
      'books',
      'meetings',
      'memberships',
      'messages',
      'recommendations',
      'announcements',
      'notifications',
      'alarm_preferences',
      'worker_heartbeats',
      'moderation_log',
    ],
    reason:
      'The operator page and the metrics count rows of every feature, and the page of the logs reads that of leaders. They change none.',
  },
  {
    from: 'django-move',
    access: 'writes',
    tables: ['users', 'meetings', 'memberships', 'rooms'],
    reason:
      'Rows of the old site keep their times and states, which the use cases of the owners would refuse.',
  },
  {
    from: 'django-move',
    access: 'reads',
    tables: ['books', 'meeting_bans'],
    reason: 'The move links meetings to books in its transaction, and does not bring back removed members.',
  },
  {
    from: 'data-export',
    access: 'reads',
    tables: [
      'users',
      'user_blocks',
      'passkeys',
      'identities',
      'email_changes',
      'books',
      'categories',
      'taste_profiles',
      'recommendations',
      'recommendation_picks',
      'recommendation_uses',
      'book_verdicts',
      'meetings',
      'memberships',
      'meeting_bans',
      'meeting_silences',
      'meeting_leavers',
      'seat_waits',
      'meeting_changes',
      'meeting_reminders',
      'meeting_entrances',
      'meeting_presences',
      'attendance_questions',
      'attendance_answers',
      'meeting_mutes',
      'moved_meetings',
      'calendar_feeds',
      'moderation_log',
      'messages',
      'message_reactions',
      'message_pins',
      'message_mentions',
      'announcements',
      'notifications',
      'alarm_letters',
      'unasked_pushes',
      'alarm_preferences',
      'push_subscriptions',
      'asks',
      'ask_people',
      'clubs',
      'club_memberships',
      'club_applications',
      'club_entry_attempts',
      'club_removals',
      'club_invites',
      'club_handovers',
      'meeting_progress',
      'question_cards',
      'meeting_note_rules',
      'meeting_notes',
      'agenda_turns',
      'meeting_records',
      'meeting_record_visits',
      'record_opt_outs',
      'discussion_questions',
      'discussion_question_notes',
      'question_drafts',
      'club_duties',
      'club_duty_declines',
      'club_money_lines',
      'club_money_versions',
      'club_money_payments',
      'club_earlier_books',
      'club_ratings',
      'club_notices',
      'club_notice_readings',
      'book_proposals',
      'book_votes',
      'book_vote_candidates',
      'book_vote_ballots',
      'date_polls',
      'date_poll_options',
      'date_poll_answers',
      'club_imports',
      'club_import_invites',
      'club_past_authors',
      'club_past_lines',
      'reports',
      'operator_log',
    ],
    reason:
      'An export holds everything that is stored about one person, as it is at one moment: one transaction reads all of it.',
  },
  {
    from: 'attendance',
    access: 'reads',
    tables: ['meetings', 'memberships', 'users', 'meeting_entrances'],
    reason:
      'Presence is stored in one statement for all members of a process, within the times of their meetings. The list of people who came reads nicknames and entrances.',
  },
  {
    from: 'attendance',
    access: 'reads',
    tables: ['asks'],
    reason:
      'The scan for questions about starts that meetings do not have any more skips those that were ended. Without it each scan would write all of them again.',
  },
  {
    from: 'alarms',
    access: 'reads',
    tables: ['meeting_presences'],
    reason: 'The leader’s list of deliveries does not tell who hides that she came.',
  },
  {
    from: 'seeds',
    access: 'writes',
    tables: [
      ...['users', 'books', 'categories', 'clubs', 'club_memberships'],
      ...['meetings', 'memberships', 'rooms', 'messages'],
      ...['meeting_notes', 'discussion_questions', 'agendas', 'agenda_cards'],
    ],
    reason:
      'Demo and benchmark data includes the past, which use cases refuse, in numbers that need bulk inserts.',
  },
];

/**
 * Programs that fill a database of their own, to measure or to photograph the site. They may use
 * any table.
 */
export const exemptScripts = /^scripts\/(?:bench|screenshots)/;
