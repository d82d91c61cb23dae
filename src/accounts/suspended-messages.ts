import { koreanDateTime } from '../platform/korean-date.ts';

export const suspendedHeading = '지금은 이용을 멈춘 계정이에요';

export const suspendedAction = { href: '/terms', label: '이용약관과 문의처 보기' } as const;

/** Says until when an account is suspended, and how to object. */
export const suspendedMessage = (until: Date, now: Date): string =>
  `${koreanDateTime(until, now)}까지 로그인할 수 없어요. 다시 살펴봐 달라고 하시려면 이용약관에 있는 문의처로 알려 주세요.`;
