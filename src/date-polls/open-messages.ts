import { pollLimits } from './poll-limits.ts';

/** The messages beside the fields of the form that opens a poll. */
export const openMessages = {
  noDate: '물어볼 날짜를 하나 이상 골라 주세요.',
  unreal: '달력에 있는 날짜와 시간을 골라 주세요.',
  past: '이미 지난 시간이에요. 앞으로의 날짜를 골라 주세요.',
  tooFar: '1년 안의 날짜를 골라 주세요.',
  twice: '위에서 고른 날짜와 같아요. 다른 날짜를 고르거나 비워 주세요.',
  tooMany: `날짜는 ${pollLimits.dates}개까지 물어볼 수 있어요.`,
  closePast: '이미 지난 시간이에요. 앞으로의 시간을 골라 주세요.',
  closeLate: '첫 날짜보다 먼저 마감해 주세요.',
  book: '책을 다시 골라 주세요.',
};
