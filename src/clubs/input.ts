import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { isLinkToken } from '../platform/link-token.ts';
import { queryInput } from '../platform/search/index.ts';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { entries, visibilities } from './club.ts';
import { clubLimits } from './club-limits.ts';
import { deeds } from './done-messages.ts';

const { clubName, clubDescription, clubQuestion, clubAnswer } = textLimits;
const { capacity, invites } = clubLimits;

const countMessage = (what: string, { min, max }: { min: number; max: number }, unit: string) =>
  `${what} ${min}${unit}에서 ${max}${unit}까지 정할 수 있어요.`;

/** A whole number between two bounds, as a form sends it. */
const countInput = (message: string, { min, max }: { min: number; max: number }) =>
  z
    .string(message)
    .trim()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((count) => count >= min && count <= max, message);

const answer = (unfit: string) =>
  freeText(clubAnswer, {
    missing: unfit,
    tooLong: `답은 ${clubAnswer.codePoints}자까지 쓸 수 있어요.`,
    unfit,
  }).prefault('');

const entryMessage = '어떻게 들어오게 할지 골라 주세요.';

/** The form of a club. `readClubForm` checks the question and its answer. */
export const ClubInput = z.object({
  name: freeText(clubName, {
    missing: '북클럽 이름을 적어 주세요.',
    blank: '북클럽 이름을 적어 주세요.',
    tooLong: `북클럽 이름은 ${clubName.graphemes}자까지 쓸 수 있어요.`,
    unfit: '이름에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
  }),
  description: freeText(clubDescription, {
    missing: '소개를 다시 확인해 주세요.',
    tooLong: `소개는 ${clubDescription.codePoints.toLocaleString('ko')}자까지 쓸 수 있어요.`,
    unfit: '소개에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
  }).prefault(''),
  visibility: z.enum(visibilities, '누가 볼 수 있는지 골라 주세요.'),
  entry: z.enum(entries, entryMessage),
  entryQuestion: freeText(clubQuestion, {
    missing: '질문을 다시 확인해 주세요.',
    tooLong: `질문은 ${clubQuestion.codePoints}자까지 쓸 수 있어요.`,
    unfit: '질문에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
  }).prefault(''),
  entryAnswer: answer('답에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.'),
  capacity: countInput(countMessage('정원은', capacity, '명'), capacity),
});

const versionMessage = '화면을 새로 열고 다시 수정해 주세요.';

/** The same, with the version that the editor saw. */
export const ClubEditInput = ClubInput.extend({
  version: z
    .string(versionMessage)
    .regex(/^\d{1,9}$/, versionMessage)
    .transform(Number),
});

export const JoinInput = z.object({ answer: answer('답을 다시 확인해 주세요.') });

const chosen = '다시 골라 주세요.';
export const DecisionInput = z.object({ decision: z.enum(['accept', 'decline'], chosen) });
export const RoleInput = z.object({ role: z.enum(['co_leader', 'member'], chosen) });
export const HandoverInput = z.object({ userId: idInput });
export const HandoverAnswerInput = z.object({ answer: z.enum(['accept', 'decline'], chosen) });

export const InviteInput = z.object({
  uses: countInput(countMessage('쓸 수 있는 횟수는', invites.uses, '번'), invites.uses),
  days: countInput(countMessage('쓸 수 있는 기간은', invites.days, '일'), invites.days),
  /** Without a right key the form is like no other. */
  key: z.string().refine(isLinkToken).optional().catch(undefined),
});

/** Clubs on one page of the list, and the last page. */
export const pageSize = 20;
export const lastListPage = 100;

const page = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform((text) => Math.min(Number(text), lastListPage))
  .catch(1);

/** The query parameters of the list. Invalid ones are ignored. */
export const ClubListInput = z.object({
  mine: z
    .string()
    .transform((text) => text !== '' && text !== '0' && text !== 'false')
    .catch(false),
  q: queryInput,
  page,
});
export type ClubListInput = z.infer<typeof ClubListInput>;

/** The page of the members on a club's page. */
export const MembersInput = z.object({ page });

/** The query of a club's page. */
export const ClubPageInput = z.object({
  /** The change that the page confirms. */
  done: z.enum(deeds).nullable().catch(null),
  /** Whether a log-in led back to the form that joins the club. */
  joining: z.literal('1').optional().catch(undefined),
});
