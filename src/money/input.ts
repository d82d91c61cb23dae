import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { hasAccountNumber } from './account-number.ts';
import { moneyLimits } from './money-limits.ts';
import { kinds } from './money-line.ts';

const { amount } = moneyLimits;
const { moneyText } = textLimits;
const won = (value: number) => value.toLocaleString('ko');

const amountMessage = `금액은 ${won(amount.min)}원에서 ${won(amount.max)}원까지 숫자로 적어 주세요.`;
const dateMessage = '날짜를 다시 골라 주세요. 2000년부터 2099년까지 적을 수 있어요.';
const meetingMessage = '이 북클럽의 모임 가운데에서 골라 주세요.';
const versionMessage = '화면을 새로 열고 다시 수정해 주세요.';

const version = z
  .string(versionMessage)
  .regex(/^\d{1,9}$/, versionMessage)
  .transform(Number);

/** Whether `YYYY-MM-DD` is a day of the calendar. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A line of the ledger, as its form sends it. */
export const LineInput = z.object({
  kind: z.enum(kinds, '들어온 돈인지 나간 돈인지 골라 주세요.'),
  amount: z
    .string(amountMessage)
    .transform((typed) => typed.normalize('NFKC').replace(/[\s,]|원\s*$/g, ''))
    .pipe(z.string().regex(/^\d{1,9}$/, amountMessage))
    .transform(Number)
    .refine((value) => value >= amount.min && value <= amount.max, amountMessage),
  happenedOn: z
    .string(dateMessage)
    .regex(/^20\d\d-\d\d-\d\d$/, dateMessage)
    .refine(isDay, dateMessage),
  text: freeText(moneyText, {
    missing: '무엇에 쓴 돈인지 적어 주세요.',
    blank: '무엇에 쓴 돈인지 적어 주세요.',
    tooLong: `내용은 ${moneyText.codePoints}자까지 쓸 수 있어요.`,
    unfit: '내용에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
  }).refine((text) => !hasAccountNumber(text), {
    message: '계좌번호나 전화번호처럼 긴 숫자는 적을 수 없어요. 숫자를 지우고 다시 저장해 주세요.',
  }),
  meetingId: z
    .literal('', meetingMessage)
    .transform(() => null)
    .or(idInput)
    .prefault(''),
});

/** The same, with the version that the editor saw. */
export const LineEditInput = LineInput.extend({ version });

export const DeleteInput = z.object({ version });

/** The button beside a member: her id, under the name of what it says. */
export const PaidInput = z
  .object({ paid: idInput.optional(), unpaid: idInput.optional() })
  .transform(({ paid, unpaid }, context) => {
    const userId = paid ?? unpaid;
    if (userId !== undefined && (paid === undefined || unpaid === undefined))
      return { userId, isPaid: paid !== undefined };
    context.addIssue({ code: 'custom', message: '멤버를 다시 골라 주세요.' });
    return z.NEVER;
  });

/** The page of the list. A wrong one is the first. */
export const PageInput = z.object({
  page: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .catch(1),
});
