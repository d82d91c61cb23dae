import { z } from 'zod';
import { newEmail, notFourteen, ticked, typedNickname } from '../input.ts';
import { nicknameProblem } from '../nickname-rule.ts';

const fields = { nickname: typedNickname, isFourteen: ticked, join: ticked };

function checkPerson(
  { nickname, isFourteen }: { nickname: string; isFourteen?: 'on' | undefined },
  context: z.RefinementCtx,
): void {
  if (isFourteen !== 'on') context.addIssue({ code: 'custom', path: ['isFourteen'], message: notFourteen });
  const message = nicknameProblem(nickname);
  if (message) context.addIssue({ code: 'custom', path: ['nickname'], message });
}

/** The form of a newcomer whose address Kakao has verified. */
export const KakaoSignUpInput = z.object(fields).superRefine(checkPerson);

/** The form of a newcomer who has to type her address. */
export const KakaoSignUpWithEmailInput = z.object({ ...fields, email: newEmail }).superRefine(checkPerson);
