import type { MeetingForAsker } from '../meetings/index.ts';
import { canPassOn } from './policy.ts';
import type { Question } from './question.ts';

/** The button that passes seats on: of views/attendance/partials/pass-on.ejs. */
export interface PassOnForm {
  readonly action: string;
  /** The number of seats that the leader agrees to. */
  readonly seats: string;
  readonly label: string;
  readonly note: string;
}

/** Says what happens to whom before the tap; null while no seat can be passed on. */
export function passOnForm(found: MeetingForAsker, question: Question, silent: number): PassOnForm | null {
  const { meeting } = found;
  const seats = Math.min(silent, meeting.waiting);
  if (seats === 0 || !canPassOn(found, question).ok) return null;
  const isAll = seats === silent;
  const whose = isAll ? `${silent}명의 자리를` : `${silent}명 가운데 늦게 참여한 ${seats}명의 자리를`;
  const rest = isAll ? '' : ' 나머지는 자리를 그대로 가져요.';
  return {
    action: `/meetings/${meeting.id}/attendance/pass-on`,
    seats: String(seats),
    label: `자리 ${seats}개 넘기기`,
    note: `아직 답하지 않은 ${whose} 기다리는 사람에게 차례대로 내어 줘요. 자리를 넘긴 사람에게는 한 번 알려요.${rest}`,
  };
}
