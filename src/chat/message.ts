/** A message as it goes over the wire. `seq` rises by one within a meeting; `sentAt` is ISO 8601, UTC. */
export interface Message {
  readonly id: string;
  readonly seq: number;
  readonly clientId: string;
  readonly meetingId: string;
  readonly userId: string;
  readonly nickname: string;
  readonly body: string;
  readonly sentAt: string;
}

export interface Participant {
  readonly userId: string;
  readonly nickname: string;
  readonly isLeader: boolean;
  readonly online: boolean;
}

/** Messages that one answer to `history` holds at most. */
export const historyPage = { default: 50, max: 200 };
