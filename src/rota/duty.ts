import type { Task } from './task.ts';

/** A meeting of a club as the rota sees it, at one moment of the database's clock. */
export interface RotaMeeting {
  readonly id: number;
  readonly clubId: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelledAt: Date | null;
  readonly now: Date;
}

export interface Seated {
  readonly userId: number;
  readonly nickname: string;
}

/** One task of a meeting. */
export interface DutyKey {
  readonly meetingId: number;
  readonly task: Task;
}

/** The state of one task of a meeting. */
export interface Duty {
  readonly task: Task;
  /** The member who does it; null while nobody accepted it. A deleted account has no nickname. */
  readonly taken: { readonly userId: number | null; readonly nickname: string | null } | null;
  /** The member whose turn it is; null if it is taken, or nobody is left. */
  readonly proposed: Seated | null;
  /** Whether it is too early to say whose turn it is. */
  readonly isEarly: boolean;
}

/** The rota of one meeting. */
export interface Rota {
  readonly meeting: RotaMeeting;
  readonly duties: readonly Duty[];
  /** Ids of the members with a seat. */
  readonly seated: readonly number[];
}

/** Whether duties can still be taken, passed on and set. */
export const isRotaOpen = ({ endsAt, cancelledAt, now }: RotaMeeting): boolean =>
  !cancelledAt && now < endsAt;
