import type { ChatRoom } from './enter-chat.ts';

/** The participants of a room and the person who looks at them. */
export interface PeoplePart {
  readonly me: { readonly id: string; readonly nickname: string };
  readonly participants: readonly {
    readonly userId: string;
    readonly nickname: string;
    readonly isLeader: boolean;
  }[];
}

export const peoplePart = (
  { detail }: ChatRoom,
  viewer: { readonly id: number; readonly nickname: string },
): PeoplePart => ({
  me: { id: String(viewer.id), nickname: viewer.nickname },
  participants: detail.members.map(({ userId, nickname, isLeader }) => ({
    userId: String(userId),
    nickname,
    isLeader,
  })),
});
