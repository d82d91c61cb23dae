import type { RegisteredForm } from '../platform/http/kept-forms/index.ts';

const withBook = (page: string, bookId = '') =>
  /^\d{1,10}$/.test(bookId) ? `${page}?bookId=${bookId}` : page;

/** Forms whose text comes back after a log-in. A form with text that is added later is added here, and its page calls `restoreForm`. */
const restored = (action: string, page: RegisteredForm['page']): RegisteredForm => ({
  action,
  page,
  isRestored: true,
});

/** Buttons: a log-in leads back to their page. */
const button = (action: string, page: RegisteredForm['page']): RegisteredForm => ({
  action,
  page,
  isRestored: false,
});

const toMeeting: RegisteredForm['page'] = ({ id }) => `/meetings/${id}`;
const toRecommendation: RegisteredForm['page'] = ({ id }) => `/recommendations/${id}`;

/**
 * Every form of logged-in people, but log-out. Log-in, sign-up and passwords are forms of visitors and never kept, nor is anything that is not
 * posted as a form.
 */
export const registeredForms: readonly RegisteredForm[] = [
  restored('/meetings', (_params, { bookId }) => withBook('/meetings/new', bookId)),
  restored('/meetings/:id', ({ id }, { bookId }) => withBook(`/meetings/${id}/edit`, bookId)),
  restored('/quiz', () => '/quiz'),
  restored('/settings', () => '/settings'),
  ...['join', 'leave', 'cancel', 'mute', 'unmute', 'remind'].map((verb) =>
    button(`/meetings/:id/${verb}`, toMeeting),
  ),
  ...['remove', 'readmit'].map((verb) => button(`/meetings/:id/members/:userId/${verb}`, toMeeting)),
  button('/recommendations/:id/again', toRecommendation),
  button('/recommendations/:id/books/:bookId/verdict', toRecommendation),
  button('/taste/delete', () => '/taste'),
  button('/taste/books/:bookId/delete', () => '/taste'),
  button('/notifications/read', () => '/notifications'),
  button('/account/confirm/letter', () => '/account/confirm'),
  button('/admin/imports', () => '/admin'),
];
