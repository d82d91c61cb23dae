import { type ClubRecord, isTooYoung, tellsWhoCameBack } from './club-record.ts';

export interface ShownRecord {
  /** Null for a club that is old enough to judge. */
  readonly young: string | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** How the figures are counted; null where there are none. */
  readonly rule: string | null;
}

const rule =
  '최근 1년에 끝난 모임을 세요. 많아도 마지막 60번까지예요. 취소하지 않았고 두 사람 넘게 들어온 모임을 열린 모임으로 세고, 알린 모임에는 취소한 것도 들어가요. 다시 온 사람은 마지막 모임보다 먼저 온 분 가운데 그 뒤에 또 온 분이에요. 누가 적는 것이 아니라 저절로 세어져요.';

export function shownRecord(record: ClubRecord, memberCount: number): ShownRecord {
  const members = { label: '멤버', value: `${memberCount}명` };
  if (isTooYoung(record)) return { young: '새로 생긴 북클럽이에요.', facts: [members], rule: null };
  const { ageMonths, announced, held, months, came, cameBack } = record;
  return {
    young: null,
    facts: [
      members,
      { label: '문을 연 지', value: ageOf(ageMonths) },
      ...(announced === 0 ? [] : [{ label: '모임이 있었던 달', value: `최근 1년에 ${months}달` }]),
      {
        label: '열린 모임',
        value: announced === 0 ? '최근 1년에는 없어요' : `알린 모임 ${announced}번 가운데 ${held}번`,
      },
      ...(tellsWhoCameBack(record)
        ? [{ label: '다시 온 사람', value: `${came}명 가운데 ${cameBack}명` }]
        : []),
    ],
    rule,
  };
}

/** "8개월", "1년 2개월", "2년" */
function ageOf(months: number): string {
  if (months < 1) return '한 달이 안 됐어요';
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return [years > 0 && `${years}년`, rest > 0 && `${rest}개월`].filter(Boolean).join(' ');
}
