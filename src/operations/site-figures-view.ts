import { count, type Figure } from './figure.ts';
import type { SiteState } from './site-state.ts';

/** Seconds without a successful scan that count as a problem. */
const maxHeartbeatAgeSeconds = 60;

/** The worker's last scan and the alarms of a day. */
export function scanFigures({ workerBeatAt, now, alarms }: SiteState): Figure[] {
  const beatAge = workerBeatAt === null ? null : Math.round((now.getTime() - workerBeatAt.getTime()) / 1_000);
  return [
    {
      label: '워커의 마지막 순회',
      value: beatAge === null ? '없음' : `${count.format(beatAge)}초 전`,
      isBad: beatAge === null || beatAge > maxHeartbeatAgeSeconds,
    },
    { label: '하루 동안 쓴 알림', value: count.format(alarms.written), isBad: false },
    { label: '보내지 못하고 있는 알림', value: count.format(alarms.unpushed), isBad: alarms.unpushed > 0 },
    {
      label: '늦은 알림 (가장 늦은 것)',
      value: `${count.format(alarms.late)} (${count.format(Math.round(alarms.worstLateness))}초)`,
      isBad: alarms.late > 0,
    },
  ];
}

export const emailFigure = (confirmsEmail: boolean): Figure => ({
  label: '이메일 주소 확인',
  value: confirmsEmail ? '켜짐' : '꺼짐 (메일을 보낼 서버가 없어요)',
  isBad: !confirmsEmail,
});

export const operatorFigure = (isNamed: boolean): Figure => ({
  label: '운영자의 이름과 문의처',
  value: isNamed ? '약관과 메일에 적혀 있음' : '없음 (OPERATOR_NAME, OPERATOR_CONTACT 설정이 비어 있어요)',
  isBad: !isNamed,
});

export const roleFigure = ({ roleHasExcessRights }: SiteState): Figure => ({
  label: '데이터베이스에 들어가는 계정',
  value: roleHasExcessRights
    ? '필요한 것보다 많은 일을 할 수 있음 (DATABASE_URL과 DIRECT_DATABASE_URL 설정의 계정을 나눠 주세요)'
    : '자료를 읽고 쓰는 일만 할 수 있음',
  isBad: roleHasExcessRights,
});

/** Counts of people, books, meetings and messages. */
export const stockFigures = ({ counts }: SiteState): Figure[] => [
  { label: '가입한 사람', value: count.format(counts.users), isBad: false },
  { label: '책', value: count.format(counts.books), isBad: counts.books === 0 },
  { label: '지금 열린 모임', value: count.format(counts.openMeetings), isBad: false },
  { label: '하루 동안의 메시지', value: count.format(counts.messagesToday), isBad: false },
];
