import { type AppError, forbidden } from '../platform/errors.ts';

const headings = { not_member: '참여자만 볼 수 있어요', not_leader: '리더만 할 수 있어요' } as const;

/** The error (403) for a person whose part in the meeting is too small. It leads to the meeting. */
export const outsiderError = (meetingId: number, reason: keyof typeof headings, message: string): AppError =>
  forbidden(message, {
    heading: headings[reason],
    action: { href: `/meetings/${meetingId}`, label: '모임 보러 가기' },
  });
