/** How many uses a key has within a window. The window begins with its first use. */
export interface Limit {
  readonly uses: number;
  readonly seconds: number;
}

const minute = 60;
const hour = 60 * minute;

/**
 * Every rate limit of the site with its default. `RATE_LIMITS` overrides single ones;
 * docs/configuration.md holds the same table for operators, and a test compares the two.
 */
export const defaultLimits = {
  /** Sign-ups, by address block. */
  'sign-up': { uses: 100, seconds: hour },
  /**
   * Sign-ups with an e-mail address that has an account, by address block; beyond it, all sign-ups
   * of the address block must wait.
   */
  'sign-up-known': { uses: 10, seconds: hour },
  /** Successful log-ins, by account. */
  'log-in': { uses: 120, seconds: hour },
  /**
   * Failed log-ins from known devices, by account; beyond it, each known device has one attempt and
   * must then wait.
   */
  'log-in-device-failure': { uses: 20, seconds: 30 * minute },
  /** Failed log-ins from unknown devices, by address block. */
  'log-in-failure': { uses: 50, seconds: 30 * minute },
  /**
   * Failed log-ins from unknown sources, by account; beyond it, each unknown source has one attempt
   * and must then wait.
   */
  'log-in-stranger-failure': { uses: 50, seconds: hour },
  /**
   * Failed log-ins from unknown sources, by account; beyond it, all unknown sources must wait.
   * Known devices and usual places go on.
   */
  'log-in-guess': { uses: 300, seconds: hour },
  /** Proofs by password or passkey, by account; wrong passwords also count as failed log-ins. */
  'fresh-proof': { uses: 30, seconds: hour },
  /** People blocked and unblocked, by account. */
  block: { uses: 60, seconds: hour },
  /** Sessions that a person ends in the settings, by account. */
  'session-end': { uses: 60, seconds: hour },
  /** Changes of a password by a logged-in person, by account. */
  'password-change': { uses: 10, seconds: hour },
  /** Challenges for passkeys, by account or, for visitors, by address block. */
  'passkey-challenge': { uses: 600, seconds: 10 * minute },
  /** Failed log-ins with passkeys, by address block. */
  'passkey-failure': { uses: 50, seconds: 30 * minute },
  /** Passkeys added, renamed or removed, by account. */
  'passkey-change': { uses: 60, seconds: hour },
  /** Ways to Kakao and back that were started, by address block. */
  'kakao-start': { uses: 300, seconds: hour },
  /** Requests for a letter with a password link, by address block. */
  'password-letter': { uses: 20, seconds: hour },
  /** Such letters to one account, requested from its known devices and addresses. */
  'password-letter-owner': { uses: 3, seconds: hour },
  /** Such letters to one account, requested from elsewhere. */
  'password-letter-stranger': { uses: 6, seconds: 24 * hour },
  /** The shortest interval between such letters to one account; the last letter stays valid. */
  'password-letter-repeat': { uses: 1, seconds: 5 * minute },
  /** Letters to confirm an e-mail address, by account. */
  'confirmation-letter': { uses: 1, seconds: hour },
  /** The same letters in a day: the address may belong to another person. */
  'confirmation-letter-day': { uses: 5, seconds: 24 * hour },
  /** Notices to an account that somebody tried to sign up with its e-mail address. */
  'sign-up-notice': { uses: 1, seconds: 24 * hour },
  /** Changes of an e-mail address that an account asks for. */
  'email-change': { uses: 10, seconds: 24 * hour },
  /** Letters about such changes to one new address. */
  'email-change-address': { uses: 3, seconds: 24 * hour },
  /** Meetings opened, by account. */
  'meeting-open': { uses: 30, seconds: hour },
  /** Meetings joined or left, by account. */
  'meeting-join': { uses: 120, seconds: hour },
  /** Looks of a leader at how a talk is shared, by account. A panel looks every 15 seconds. */
  'talk-balance': { uses: 200, seconds: 10 * minute },
  /** Question cards that a leader sends to members, by account. */
  'question-card': { uses: 60, seconds: 10 * minute },
  /** Edits, by account. Cancelling has no limit: a meeting is cancelled once. */
  'meeting-edit': { uses: 120, seconds: hour },
  /** Removals and readmissions of members, by account. */
  'meeting-remove': { uses: 1_000, seconds: hour },
  /** Calendar feeds read, by account: many programs may subscribe to one feed. */
  'calendar-feed': { uses: 240, seconds: hour },
  /** Calendar addresses made or revoked, by account. */
  'calendar-address': { uses: 20, seconds: hour },
  /** Clubs opened, by account. */
  'club-open': { uses: 30, seconds: hour },
  /** Clubs joined, left or applied to, and invitations accepted, by account. */
  'club-join': { uses: 60, seconds: hour },
  /** Edits of clubs, by account. */
  'club-edit': { uses: 120, seconds: hour },
  /**
   * Removals, roles, handovers and decided applications in clubs, notices pinned or deleted, and
   * members asked once more, by account.
   */
  'club-manage': { uses: 1_000, seconds: hour },
  /** Invitation links made or revoked, by account. */
  'club-invite': { uses: 60, seconds: hour },
  /** Lines and payments written in clubs' ledgers, by account. */
  'club-money': { uses: 600, seconds: hour },
  /** Turns of clubs' rotas answered, set or switched, by account. */
  'club-rota': { uses: 300, seconds: hour },
  /** Answers how far a member has read, by account. */
  'meeting-progress': { uses: 300, seconds: hour },
  /** Records of meetings asked for or taken down, and the switch of quotes, by account. */
  'meeting-record': { uses: 60, seconds: hour },
  /** Notes before meetings saved, and requests of leaders for them, by account. */
  'meeting-note': { uses: 300, seconds: hour },
  /** Agendas planned and led, and turns passed, by account. */
  agenda: { uses: 600, seconds: hour },
  /** Discussion questions added, changed, ordered, deleted or approved, by account. */
  'meeting-question': { uses: 600, seconds: hour },
  /** Drafts of discussion questions, by account; a meeting has a limit of its own. */
  'question-draft': { uses: 20, seconds: 24 * hour },
  /** Books put on a club's shelf or taken off, by account. */
  'club-shelf': { uses: 600, seconds: hour },
  /** Ratings of books in clubs, by account. */
  'club-rating': { uses: 120, seconds: hour },
  /** Notices posted to clubs, by account; deleted ones count too. */
  'notice-post': { uses: 30, seconds: 24 * hour },
  /** Answers to date polls of clubs, by account. */
  'date-poll-answer': { uses: 300, seconds: hour },
  /** Notices confirmed, by account. */
  'notice-confirm': { uses: 300, seconds: hour },
  /** Answers about coming to meetings, and what a member hides of it, by account. */
  attendance: { uses: 300, seconds: hour },
  /** Suggestions of books for clubs, by account: each compares the tastes of all members. */
  'next-book': { uses: 60, seconds: hour },
  /** Words of the model asked for such suggestions, by account. */
  'next-book-words': { uses: 20, seconds: 24 * hour },
  /** Votes on a club's next book opened, by account. */
  'book-vote': { uses: 30, seconds: 24 * hour },
  /** Books proposed to clubs or taken back, by account. */
  'book-propose': { uses: 120, seconds: hour },
  /** Ballots cast or changed, by account. */
  'book-ballot': { uses: 120, seconds: hour },
  /** Reports, by account. */
  report: { uses: 30, seconds: 24 * hour },
  /** Files of clubs that move in, by account. */
  'moving-in': { uses: 20, seconds: hour },
  /** Confirmations and undoing of such files, and names and lines of past logs, by account. */
  'moving-in-change': { uses: 300, seconds: hour },
  /** Letters with an invitation from a list of members, by account of the leader. */
  'moving-in-letter': { uses: 100, seconds: 24 * hour },
  /** Such letters to one e-mail address. */
  'moving-in-letter-address': { uses: 2, seconds: 24 * hour },
  /** Downloads of the file with a person's own data, by account. */
  'data-export-file': { uses: 20, seconds: hour },
  /** Books added by hand or from Aladin's search, by account. */
  'book-add': { uses: 20, seconds: 24 * hour },
  /** Calls to Aladin's search, by account or, for visitors, by address block. */
  'aladin-search': { uses: 60, seconds: hour },
  /** Searches with a query, by account or, for visitors, by address block. */
  search: { uses: 120, seconds: minute },
  /** Web Push subscriptions, by account. */
  'push-subscribe': { uses: 60, seconds: hour },
  /** Renewals of Web Push by a service worker, by address block. */
  'push-renew': { uses: 60, seconds: hour },
  /** Calls to push services, by account; beyond it notifications stay in the inbox. */
  'web-push': { uses: 90, seconds: hour },
  /**
   * Alarms of one meeting by Web Push, by account and meeting: a leader who keeps editing a meeting
   * cannot use up a member's `web-push`.
   */
  'web-push-meeting': { uses: 6, seconds: hour },
  /** Alarms by letter, by account; beyond it notifications stay in the inbox. */
  'alarm-letter': { uses: 10, seconds: 24 * hour },
  /** The same of the whole site: mail services count letters. */
  'alarm-letter-site': { uses: 1_000, seconds: 24 * hour },
  /** Recommendations that ask the model, by address block; beyond it the rule score is used. */
  recommendation: { uses: 60, seconds: 24 * hour },
  /** The same for visitors, who have no account. */
  'visitor-recommendation': { uses: 20, seconds: 24 * hour },
  /** Quizzes that visitors post, by address block; beyond it they are asked to log in. */
  'visitor-quiz': { uses: 60, seconds: hour },
  /** Searches with a query of everybody behind one address block. */
  'search-address': { uses: 360, seconds: minute },
  /** Share pictures, by address block. */
  'share-picture': { uses: 30, seconds: minute },
  /** Forms kept after their session ended, by address block. */
  'form-keep': { uses: 30, seconds: 10 * minute },
  /**
   * Socket handshakes by address block, and namespaces entered by account; counted by each process
   * for itself.
   */
  'socket-handshake': { uses: 200, seconds: minute },
  /**
   * Packets of one socket; one more closes the socket. Far above the chat's own limit, so that a
   * client that is too fast gets the chat's error first.
   */
  'socket-packets': { uses: 300, seconds: 5 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof defaultLimits;
export type Limits = Readonly<Record<LimitName, Limit>>;

export const limitNames = Object.keys(defaultLimits) as LimitName[];
