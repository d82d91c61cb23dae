import type { RegisteredForm } from '../platform/http/kept-forms/index.ts';

const withBook = (page: string, bookId = '') =>
  /^\d{1,10}$/.test(bookId) ? `${page}?bookId=${bookId}` : page;

/** The form of a club's meeting has an address of its own. */
const newMeetingPage = (clubId: string) =>
  /^\d{1,10}$/.test(clubId) ? `/clubs/${clubId}/meetings/new` : '/meetings/new';

/** A form whose text is restored after a log-in. Its page must call `restoreForm`. */
const restored = (action: string, page: RegisteredForm['page']): RegisteredForm => ({
  action,
  page,
  isRestored: true,
});

/**
 * A form that is only a button. After a log-in its page is shown again, and the button is not
 * pressed.
 */
const button = (action: string, page: RegisteredForm['page']): RegisteredForm => ({
  action,
  page,
  isRestored: false,
});

const toMeeting: RegisteredForm['page'] = ({ id }) => `/meetings/${id}`;
const toMessage: RegisteredForm['page'] = ({ id, seq }) =>
  `/meetings/${id}/chat/plain?after=${Number(seq) - 1}&deleting=${seq}`;
const toSilence: RegisteredForm['page'] = ({ id, userId }) => `/meetings/${id}/members/${userId}/silence`;
const toCard: RegisteredForm['page'] = ({ id }, { userId = '' }) =>
  /^\d{1,10}$/.test(userId) ? `/meetings/${id}/question-cards/new?userId=${userId}` : `/meetings/${id}/talk`;
const toNotes: RegisteredForm['page'] = ({ id }) => `/meetings/${id}/note`;
const toQuestions: RegisteredForm['page'] = ({ id }) => `/meetings/${id}/questions`;
const toClub: RegisteredForm['page'] = ({ id }) => `/clubs/${id}`;
const toAnswer: RegisteredForm['page'] = ({ id }, { answer = '' }) =>
  answer === '' ? `/clubs/${id}` : `/clubs/${id}?joining=1`;
const toShelved: RegisteredForm['page'] = ({ id, entryId }) => `/clubs/${id}/shelf/${entryId}`;
const toMove: RegisteredForm['page'] = ({ id }) => `/clubs/${id}/moving-in`;
/** Asks about the person again. Without her id there is only the list. */
const toBlock = ({ user = '' }: Readonly<Record<string, string>>) =>
  /^\d{1,10}$/.test(user) ? `/settings/blocks/new?user=${user}` : '/settings/blocks';
/** Names what is reported, as the page of the form does. */
const toReport = (fields: Readonly<Record<string, string>>) => {
  const named = ['kind', 'id', 'seq', 'invite', 'book'].filter((name) => fields[name] !== undefined);
  return `/report?${new URLSearchParams(Object.fromEntries(named.map((name) => [name, fields[name] ?? ''])))}`;
};
const toRecommendation: RegisteredForm['page'] = ({ id }) => `/recommendations/${id}`;

/**
 * Every form of logged-in people except log-out. Forms of visitors (log-in, sign-up, passwords) and
 * requests that are not form posts are never kept.
 */
export const registeredForms: readonly RegisteredForm[] = [
  restored('/meetings', (_params, { bookId, clubId = '' }) => withBook(newMeetingPage(clubId), bookId)),
  restored('/meetings/:id', ({ id }, { bookId }) => withBook(`/meetings/${id}/edit`, bookId)),
  restored('/books', () => '/books/new'),
  restored('/meetings/:id/chat/messages', ({ id }) => `/meetings/${id}/chat/plain`),
  restored('/meetings/:id/chat/messages/:seq/delete', toMessage),
  button(
    '/meetings/:id/chat/messages/:seq/react',
    ({ id, seq }) => `/meetings/${id}/chat/plain?after=${Number(seq) - 1}`,
  ),
  button('/meetings/:id/chat/messages/:seq/pin', ({ id }) => `/meetings/${id}/chat/plain`),
  button('/books/aladin', (_params, { next }) => (next === '/meetings/new' ? next : '/books')),
  restored('/quiz', () => '/quiz'),
  restored('/settings', () => '/settings'),
  button('/settings/leave', () => '/settings/leave'),
  button('/settings/leave/clubs/:id/handover', () => '/settings/leave'),
  button('/settings/proof', () => '/settings'),
  restored('/settings/email', () => '/settings/email'),
  button('/account/email', () => '/settings/email'),
  ...['end', 'end-others'].map((verb) => button(`/settings/sessions/${verb}`, () => '/settings/sessions')),
  button('/settings/password', () => '/settings/password'),
  button('/settings/proof/passkey', () => '/settings'),
  button('/settings/passkeys', () => '/settings/passkeys/new'),
  restored('/settings/passkeys/:id', ({ id }) => `/settings/passkeys/${id}`),
  button('/settings/passkeys/:id/remove', ({ id }) => `/settings/passkeys/${id}`),
  button('/settings/proof/kakao', () => '/settings'),
  ...['link', 'unlink'].map((verb) => button(`/settings/kakao/${verb}`, () => '/settings/kakao')),
  button('/settings/blocks', (_params, fields) => toBlock(fields)),
  button('/settings/blocks/remove', () => '/settings/blocks'),
  ...['renew', 'revoke'].map((verb) => button(`/settings/calendar/${verb}`, () => '/settings')),
  ...['join', 'leave', 'cancel', 'mute', 'unmute', 'remind', 'rating', 'extend', 'progress'].map((verb) =>
    button(`/meetings/:id/${verb}`, toMeeting),
  ),
  ...['wait', 'unwait', 'offer'].map((verb) => button(`/meetings/:id/${verb}`, toMeeting)),
  restored('/meetings/:id/members/:userId/remove', ({ id, userId }) => `/meetings/${id}?removing=${userId}`),
  ...['note', 'note-rule'].map((verb) => restored(`/meetings/:id/${verb}`, toNotes)),
  button('/meetings/:id/note/delete', toNotes),
  ...['make', 'take-down', 'quotes'].map((verb) =>
    button(`/meetings/:id/record/${verb}`, ({ id }) => `/meetings/${id}/record`),
  ),
  button('/settings/record-quotes', () => '/settings'),
  restored('/meetings/:id/agenda', ({ id }) => `/meetings/${id}/agenda`),
  ...['start', 'pause', 'resume', 'skip', 'extend', 'turns', 'turns/pass', 'turns/stop'].map((verb) =>
    button(`/meetings/:id/agenda/${verb}`, ({ id }) => `/meetings/${id}/chat`),
  ),
  ...['questions', 'questions/:qid'].map((form) => restored(`/meetings/:id/${form}`, toQuestions)),
  ...['draft', 'approve', ':qid/delete'].map((verb) =>
    button(`/meetings/:id/questions/${verb}`, toQuestions),
  ),
  restored('/meetings/:id/question-cards', toCard),
  restored('/meetings/:id/question-cards/:cardId/answer', ({ id }) => `/meetings/${id}/question-cards`),
  button('/meetings/:id/question-cards/:cardId/put-away', ({ id }) => `/meetings/${id}/question-cards`),
  button('/meetings/:id/members/:userId/readmit', toMeeting),
  restored('/meetings/:id/members/:userId/silence', toSilence),
  button('/meetings/:id/members/:userId/silence/lift', toSilence),
  restored('/clubs/:id/words', ({ id }) => `/clubs/${id}/words`),
  restored('/clubs', () => '/clubs/new'),
  restored('/clubs/:id', ({ id }) => `/clubs/${id}/edit`),
  restored('/clubs/:id/join', toAnswer),
  ...['leave', 'close', 'invites', 'handover', 'handover/answer'].map((verb) =>
    button(`/clubs/:id/${verb}`, toClub),
  ),
  ...['members/:userId/role', 'members/:userId/remove', 'applications/:userId'].map((verb) =>
    button(`/clubs/:id/${verb}`, toClub),
  ),
  button('/clubs/:id/invites/:inviteId/revoke', toClub),
  button('/clubs/:id/rota', toClub),
  button('/meetings/:id/attendance', toMeeting),
  button('/meetings/:id/attendance/pass-on', toMeeting),
  restored('/meetings/:id/attendance/postpone', ({ id }) => `/meetings/${id}/attendance/postpone`),
  button('/meetings/:id/attendance/visibility', ({ id }) => `/meetings/${id}/archive`),
  button('/meetings/:id/rota/:task', toMeeting),
  restored('/clubs/:id/money', ({ id }) => `/clubs/${id}/money`),
  restored('/clubs/:id/money/:lineId', ({ id, lineId }) => `/clubs/${id}/money/${lineId}`),
  button('/clubs/:id/money/:lineId/delete', ({ id, lineId }) => `/clubs/${id}/money/${lineId}`),
  button(
    '/clubs/:id/money/meetings/:meetingId/paid',
    ({ id, meetingId }) => `/clubs/${id}/money/meetings/${meetingId}`,
  ),
  restored('/clubs/:id/shelf', ({ id }, { bookId }) => withBook(`/clubs/${id}/shelf/new`, bookId)),
  restored('/clubs/:id/shelf/:entryId/rating', toShelved),
  ...['remove', 'rating/remove'].map((verb) => button(`/clubs/:id/shelf/:entryId/${verb}`, toShelved)),
  restored('/clubs/:id/date-polls', ({ id }) => `/clubs/${id}/date-polls`),
  restored('/date-polls/:id/answer', ({ id }) => `/date-polls/${id}`),
  button('/date-polls/:id/close', ({ id }) => `/date-polls/${id}`),
  restored('/clubs/:id/notices', ({ id }) => `/clubs/${id}/notices`),
  ...['confirm', 'pin', 'delete'].map((verb) => button(`/notices/:id/${verb}`, () => '/clubs?mine=1')),
  button('/asks/:id/remind', ({ id }) => `/asks/${id}`),
  button('/clubs/:id/book-votes', ({ id }) => `/clubs/${id}/book-votes`),
  button('/clubs/:id/book-proposals', ({ id }, { bookId }) =>
    withBook(`/clubs/${id}/book-proposals/new`, bookId),
  ),
  button('/clubs/:id/book-proposals/:bookId/remove', ({ id }) => `/clubs/${id}/book-votes`),
  ...['ballot', 'close'].map((verb) => button(`/book-votes/:id/${verb}`, ({ id }) => `/book-votes/${id}`)),
  button('/meetings/:id/take-over', toMeeting),
  { ...button('/clubs/:id/moving-in', toMove), hasFiles: true },
  button('/clubs/:id/moving-in/:importId/undo', ({ id, importId }) => `/clubs/${id}/moving-in/${importId}`),
  ...['authors/:authorId/claim', 'authors/:authorId/release', 'lines/delete', 'lines/:lineId/delete'].map(
    (verb) => button(`/clubs/:id/past/${verb}`, ({ id }) => `/clubs/${id}/past`),
  ),
  button('/recommendations/:id/again', toRecommendation),
  button('/recommendations/:id/books/:bookId/verdict', toRecommendation),
  button('/taste/delete', () => '/taste'),
  button('/taste/books/:bookId/delete', () => '/taste'),
  button('/notifications/read', () => '/notifications'),
  button('/account/confirm/letter', () => '/account/confirm'),
  restored('/reports', (_params, fields) => toReport(fields)),
  button('/settings/export', () => '/settings/export'),
  restored('/admin/reports/:id/decide', ({ id }) => `/admin/reports/${id}`),
  button('/admin/reports/:id/undo', ({ id }) => `/admin/reports/${id}`),
  button('/admin/imports', () => '/admin'),
];
