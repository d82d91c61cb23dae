import { z } from 'zod';
import { emailLimits } from '../platform/text/text-limits.ts';
import { isEmailAddress, normaliseEmail } from './email-address.ts';
import { nicknameProblem } from './nickname-rule.ts';
import { normalisePassword, passwordProblem } from './password-rule.ts';
import { normaliseNickname } from './user.ts';

const noEmail = '이메일을 적어 주세요.';
const emailMessage = '이메일 주소를 다시 확인해 주세요.';
const tooLongEmail = '이메일 주소가 너무 길어요.';
/** Asks for an address if the field is empty, else asks to check the address. */
const askForEmail = { error: ({ input }: { input: unknown }) => (input === '' ? noEmail : emailMessage) };
const typedEmail = z.string(noEmail).max(emailLimits.typed, tooLongEmail).transform(normaliseEmail);
export const newEmail = typedEmail.pipe(
  z.string().max(emailLimits.stored, tooLongEmail).refine(isEmailAddress, askForEmail),
);

/** A password is checked only for its shape: a form must not reveal which rule it breaks. */
const typedPassword = z
  .string('비밀번호를 적어 주세요.')
  .min(1, '비밀번호를 적어 주세요.')
  .max(1_000, '비밀번호가 너무 길어요.')
  .transform(normalisePassword);

export const typedNickname = z.string('별명을 적어 주세요.').transform(normaliseNickname);

export const ticked = z.literal('on').optional().catch(undefined);

export const notFourteen = '만 14세 이상인지 알려 주세요. 만 14세부터 가입할 수 있어요.';

export const SignUpInput = z
  .object({
    email: newEmail,
    nickname: typedNickname,
    password: z
      .string('비밀번호를 적어 주세요.')
      .max(1_000, '비밀번호가 너무 길어요.')
      .transform(normalisePassword),
    isFourteen: ticked,
    /** Whether to join the meeting that the person comes from. */
    join: ticked,
  })
  .superRefine((person, context) => {
    if (person.isFourteen !== 'on')
      context.addIssue({ code: 'custom', path: ['isFourteen'], message: notFourteen });
  })
  .superRefine(({ nickname }, context) => {
    const message = nicknameProblem(nickname);
    if (message) context.addIssue({ code: 'custom', path: ['nickname'], message });
  })
  .superRefine((person, context) => {
    const message = passwordProblem(person.password, person);
    if (message) context.addIssue({ code: 'custom', path: ['password'], message });
  });

export type SignUpInput = z.infer<typeof SignUpInput>;

export const LogInInput = z.object({
  // No address contains control characters, and PostgreSQL refuses NUL.
  email: typedEmail.pipe(z.string().regex(/^\P{Cc}+$/u, askForEmail)),
  password: typedPassword,
  next: z.string().optional().catch(undefined),
  keep: ticked,
  join: ticked,
});

/**
 * Accepts every stored address: accounts moved from the old site may have addresses that sign-up
 * refuses.
 */
export const ForgotInput = z.object({
  email: typedEmail.pipe(z.string().regex(/^\P{Cc}+@[^@\s\p{Cc}]+$/u, askForEmail)),
});

/** The password rules are checked later, because they need the account that the token names. */
export const NewPasswordInput = z.object({
  token: z.string().max(200),
  password: typedPassword,
});

export const ChangeEmailInput = z.object({ email: newEmail });

/** The key of a session; anything else names none. */
export const EndSessionInput = z.object({ session: z.string().max(40).catch('') });

/** A form with nothing but a password. */
export const PasswordInput = z.object({ password: typedPassword });
