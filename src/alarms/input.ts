import { z } from 'zod';
import type { AddedPushServices } from '../platform/push-services-setting.ts';
import { type LeadMinutes, parseAnnouncementId } from './alarm.ts';
import { isPrintable, isPushEndpoint, maxEndpointLength } from './push-endpoint.ts';
import { isPushPublicKey, isPushSecret } from './push-keys.ts';
import { pushMessages } from './push-messages.ts';

/** The payload of `alarm:seen`. */
export const SeenInput = z.object({
  id: z
    .string()
    .max(80)
    .transform((id, context) => {
      const announcement = parseAnnouncementId(id);
      if (announcement) return announcement;
      context.addIssue({ code: 'custom', message: 'not an alarm id' });
      return z.NEVER;
    }),
  stage: z.enum(['received', 'opened']),
});

export const PageInput = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

const leadMinutes = z
  .enum(['10', '30', '60'], '10분, 30분, 1시간 가운데에서 골라 주세요.')
  .transform((text) => Number(text) as LeadMinutes);

/** Minutes since midnight; null for an empty field. */
const timeOfDay = z
  .string()
  .trim()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, '시각을 22:30처럼 적어 주세요.')
  .transform((text) => (text === '' ? null : Number(text.slice(0, 2)) * 60 + Number(text.slice(3))))
  .default(null);

/** An unchecked checkbox sends no field. */
const checkbox = z
  .string()
  .max(10)
  .optional()
  .transform((value) => value !== undefined && !['', '0', 'off', 'false'].includes(value));

export const SettingsInput = z
  .object({
    leadMinutes,
    quietFrom: timeOfDay,
    quietTo: timeOfDay,
    sound: checkbox,
    letters: checkbox,
    mutesMentions: checkbox,
  })
  .superRefine(({ quietFrom, quietTo }, context) => {
    const complain = (path: 'quietFrom' | 'quietTo', message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (quietFrom === null && quietTo !== null) complain('quietFrom', '시작 시각도 적어 주세요.');
    if (quietFrom !== null && quietTo === null) complain('quietTo', '끝 시각도 적어 주세요.');
    if (quietFrom !== null && quietFrom === quietTo)
      complain('quietTo', '시작과 끝이 같아요. 쓰지 않으려면 둘 다 비워 주세요.');
  });
export type SettingsInput = z.infer<typeof SettingsInput>;

/** The endpoint of a subscription to end or renew; its push service may be off the list by now. */
const knownEndpoint = z.string().max(maxEndpointLength).refine(isPrintable);

/** The JSON of a PushSubscription: an endpoint, a P-256 public key and a 16-byte secret. */
export const subscriptionInput = (added: AddedPushServices) =>
  z
    .object({
      endpoint: z.string().refine((text) => isPushEndpoint(text, added), pushMessages.unknownService),
      keys: z.object({ p256dh: z.string().refine(isPushPublicKey), auth: z.string().refine(isPushSecret) }),
    })
    .transform(({ endpoint, keys }) => ({ endpoint, p256dh: keys.p256dh, auth: keys.auth }));

export const EndpointInput = z.object({ endpoint: knownEndpoint });

/** The renewal that a service worker sends after the browser replaced its subscription. */
export const renewalInput = (added: AddedPushServices) =>
  z.object({
    endpoint: knownEndpoint,
    token: z.string().regex(/^[\w-]{43}$/),
    subscription: subscriptionInput(added),
  });
