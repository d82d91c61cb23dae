import { waitText } from '../platform/rate-limits/index.ts';

export const visitorOverLimit = ({ perVisitorDay, perDay }: { perVisitorDay: number; perDay: number }) =>
  `가입하지 않고는 하루에 ${perVisitorDay}번까지 추천받을 수 있어요. 가입하면 하루에 ${perDay}번까지 받을 수 있어요. 고른 답은 그대로 있어요.`;

export const visitorMustWait = (retryAfterMs: number): string =>
  `지금 이 인터넷 주소에서 추천을 많이 받고 있어요. ${waitText(retryAfterMs)} 뒤에 다시 눌러 주세요. 로그인하면 바로 받을 수 있어요. 고른 답은 그대로 있어요.`;

export const visitorResultNotFound = {
  message:
    '가입하지 않고 받은 추천은 받은 브라우저에서만, 7일 동안 볼 수 있어요. 퀴즈를 다시 풀면 새로 골라 드려요.',
  action: { href: '/quiz', label: '취향 퀴즈 풀기' },
};
