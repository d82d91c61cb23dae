import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { freeText } from '../../platform/text/free-text.ts';
import { textLimits } from '../../platform/text/text-limits.ts';
import { ticked } from '../input.ts';
import { badAnswer } from './passkey-messages.ts';

const base64url = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\w-]+$/);
const credentialId = base64url(1_400);

const Assertion: z.ZodType<AuthenticationResponseJSON> = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(8_000),
    authenticatorData: base64url(8_000),
    signature: base64url(4_000),
    userHandle: base64url(86).exactOptional(),
  }),
  clientExtensionResults: z.object({}),
});

const Attestation: z.ZodType<RegistrationResponseJSON> = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(8_000),
    attestationObject: base64url(40_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .catch([]),
  }),
  clientExtensionResults: z.object({}),
});

/** The schema of an authenticator's answer, which a script wrote into a hidden field as JSON. */
const answer = <T>(schema: z.ZodType<T>) =>
  z.string(badAnswer).transform((text, context): T => {
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: badAnswer });
    return z.NEVER;
  });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const name = freeText(textLimits.passkeyName, {
  missing: '패스키 이름을 적어 주세요.',
  blank: '패스키 이름을 적어 주세요.',
  tooLong: '패스키 이름은 40자까지 쓸 수 있어요.',
  unfit: '패스키 이름에 쓸 수 없는 글자가 있어요. 다시 적어 주세요.',
});

export const AddPasskeyInput = z.object({ name, credential: answer(Attestation) });
export const RenamePasskeyInput = z.object({ name });
export const ProveInput = z.object({ credential: answer(Assertion) });
export const PasskeyLogInInput = z.object({ credential: answer(Assertion), keep: ticked, join: ticked });
