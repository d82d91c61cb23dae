import { nameOf } from '../clubs/index.ts';
import { type Duty, isRotaOpen, type Rota, type Seated } from './duty.ts';
import type { Task } from './task.ts';

export const taskNames: Readonly<Record<Task, string>> = { host: '진행자', presenter: '발제자' };

const taskHints: Readonly<Record<Task, string>> = {
  host: '모임을 이끌어요',
  presenter: '이야기할 질문을 준비해요',
};

export interface ShownDuty {
  readonly task: Task;
  readonly name: string;
  readonly hint: string;
  /** The member who does it, or whose turn it is. */
  readonly nickname: string | null;
  readonly isTaken: boolean;
  readonly isMe: boolean;
  /** A sentence where there is no member to name. */
  readonly note: string | null;
  readonly action: string;
  readonly canAccept: boolean;
  readonly canDecline: boolean;
}

/** The rota of a meeting for one of the club's members. */
export interface RotaBox {
  readonly duties: readonly ShownDuty[];
  /** Members whom a leader can choose; empty for other people. */
  readonly choices: readonly { readonly value: string; readonly nickname: string }[];
  readonly isOpen: boolean;
}

interface Viewer {
  readonly userId: number;
  /** Members whom she can choose; empty unless she leads the club. */
  readonly choices: readonly Seated[];
}

export function rotaBox(rota: Rota, viewer: Viewer): RotaBox {
  const { meeting, duties } = rota;
  const isOpen = isRotaOpen(meeting);
  return {
    duties: duties.map((duty) => shownDuty(rota, duty, viewer)),
    choices: isOpen
      ? viewer.choices.map(({ userId, nickname }) => ({ value: String(userId), nickname }))
      : [],
    isOpen,
  };
}

function shownDuty({ meeting, seated }: Rota, duty: Duty, { userId }: Viewer): ShownDuty {
  const { task, taken, proposed, isEarly } = duty;
  const isOpen = isRotaOpen(meeting);
  const isMe = (taken ?? proposed)?.userId === userId;
  const isLeft = isOpen && !taken && !proposed && !isEarly;
  return {
    task,
    name: taskNames[task],
    hint: taskHints[task],
    nickname: taken ? nameOf(taken.nickname) : (proposed?.nickname ?? null),
    isTaken: taken !== null,
    isMe,
    note: noteOf({ isEarly, isLeft, hasSeats: seated.length > 0 }),
    action: `/meetings/${meeting.id}/rota/${task}`,
    canAccept: isOpen && ((isMe && !taken) || (isLeft && seated.includes(userId))),
    canDecline: isOpen && isMe,
  };
}

function noteOf({ isEarly, isLeft, hasSeats }: { isEarly: boolean; isLeft: boolean; hasSeats: boolean }) {
  if (isEarly) return '앞선 모임의 차례가 정해지면 알려 드려요.';
  if (!isLeft) return null;
  return hasSeats ? '모두 이번에는 어렵다고 했어요.' : '아직 자리에 앉은 멤버가 없어요.';
}
