import type { Emoji } from '../../public/js/chat/menu/emojis.js';

// The events of `/chat`. The browser's types (public/js/chat/protocol.js) come from here, so this
// file imports nothing of the server.

/** The part of a message that outlives its deletion. Ids are strings on the wire. */
interface MessageFacts {
  readonly id: string;
  /** Rises by one within a meeting. */
  readonly seq: number;
  /** Made by the sender's browser, so that a message sent twice is stored once. */
  readonly clientId: string;
  readonly meetingId: string;
  readonly userId: string;
  readonly nickname: string;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
}

/** A sentence of the book. */
export interface Quote {
  readonly text: string;
  readonly page?: number;
}

/** A member whom a message names. */
export interface Mention {
  readonly userId: string;
  /** Where her name begins in the body, with the sign before it, and how long it is: code units. */
  readonly at: number;
  readonly length: number;
}

/** Optional parts of a message. A deleted message has none of them. */
export interface MessageExtras {
  /** The number of the message that it answers. That one answers no other. */
  readonly replyTo?: number;
  readonly quote?: Quote;
  /** By their places. Never empty. */
  readonly mentions?: readonly Mention[];
  /** Never empty. */
  readonly reactions?: readonly Reaction[];
}

/** An emoji of `emojis` that members gave a message. */
export interface Reaction {
  readonly emoji: Emoji;
  readonly count: number;
  /** Whether the reader is one of them. Absent in `message:changed`, which goes to everybody. */
  readonly mine?: boolean;
}

/** The members who gave a message one emoji: the first 50. */
export interface Reactors {
  readonly emoji: Emoji;
  readonly people: readonly { readonly userId: string; readonly nickname: string }[];
}

/** A message with its text, or without it once it is deleted. */
export type Message = MessageFacts &
  MessageExtras &
  (
    | { readonly body: string; readonly deleted?: never; readonly hidden?: never }
    /** `hidden`: an operator removed the text. */
    | { readonly deleted: true; readonly hidden?: true; readonly body?: never }
  );

/** A stored message changed. Revisions rise with every change within a meeting. */
export interface MessageChange {
  readonly seq: number;
  readonly revision: number;
  /** Absent: it has its text again, which `history` returns. */
  readonly deleted?: true;
  /** With `deleted`: an operator removed the text. */
  readonly hidden?: true;
  readonly body?: never;
  /** All reactions of the message now, if they changed; the rest of it is as before. */
  readonly reactions?: readonly Reaction[];
  /** The members whose reactions changed. */
  readonly by?: readonly { readonly userId: string; readonly emoji: Emoji; readonly on: boolean }[];
}

/** The newest message and change of a room. */
export interface Head {
  readonly seq: number;
  readonly revision: number;
  /** Absent while nothing was ever pinned. */
  readonly pin?: Pin;
}

/** The pinned message of a room. */
export interface Pin {
  /** Null: nothing is pinned any more. */
  readonly seq: number | null;
  /** Rises with every change, so that the last one wins. */
  readonly version: number;
}

export interface Participant {
  readonly userId: string;
  readonly nickname: string;
  readonly isLeader: boolean;
  readonly online: boolean;
}

/** A notice of the room itself: a participant came or went, the meeting changed. */
export interface SystemNotice {
  readonly kind:
    | 'joined'
    | 'left'
    | 'meeting_changed'
    | 'meeting_cancelled'
    | 'meeting_ended'
    | 'removed'
    /** Only to the member whose rights changed: her page has other tools now. */
    | 'rights_changed';
  readonly userId: string;
  readonly nickname: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * Messages, oldest first. `more` says whether there are more on the side that was asked for: newer
 * ones after `afterSeq`, older ones otherwise.
 */
export interface History {
  readonly messages: Message[];
  readonly more: boolean;
}

/** Messages that a search found, oldest first. `more`: there are older ones. */
export interface FoundMessages extends History {
  /**
   * The page is not full because the search ended at this number. A search with it as `beforeSeq`
   * goes on.
   */
  readonly stoppedAt?: number;
  /** The newest messages of a long log cannot be found yet. */
  readonly indexing?: true;
}

/** Pages by `seq`, or the messages that changed after a revision, in the order of their changes. */
export interface HistoryRequest {
  readonly beforeSeq?: number;
  readonly afterSeq?: number;
  readonly afterRevision?: number;
  readonly limit?: number;
}

export type HistoryAnswer =
  /** `revision`, with `afterRevision` only: every change up to it is in the page or before it. */
  | ({ readonly ok: true; readonly revision?: number } & History)
  | { readonly ok: false; readonly code: string; readonly retryAfterMs?: number };

export type SearchAnswer =
  | ({ readonly ok: true } & FoundMessages)
  | { readonly ok: false; readonly code: string; readonly retryAfterMs?: number };

/** Why a message was not stored. */
export type SendRefusal =
  | 'invalid'
  | 'too_long'
  | 'rate_limited'
  | 'closed'
  | 'not_member'
  | 'unavailable'
  /** A leader silenced this member. Other programs know the code by this name. */
  | 'muted'
  /** The message holds a word of the club's list. */
  | 'held';

export type SendAnswer =
  | { readonly ok: true; readonly message: Message }
  | {
      readonly ok: false;
      readonly code: SendRefusal;
      readonly retryAfterMs?: number;
      /** The code is about the quoted sentence, not about the text. */
      readonly field?: 'quote';
    };

/** Why a message was not deleted. */
export type DeleteRefusal =
  | 'invalid'
  | 'not_found'
  | 'not_yours'
  /** An own message is older than `deletableForMs`. */
  | 'too_late'
  | 'closed'
  | 'rate_limited'
  | 'unavailable';

export type DeleteAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: DeleteRefusal; readonly retryAfterMs?: number };

/** Why a reaction was not stored. */
export type ReactRefusal =
  | 'invalid'
  | 'not_found'
  | 'closed'
  /** A leader silenced this member. She may still take reactions back. */
  | 'muted'
  | 'rate_limited'
  | 'unavailable';

export type ReactAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: ReactRefusal; readonly retryAfterMs?: number };

/** Why a message was not pinned, or not taken off. */
export type PinRefusal =
  | 'invalid'
  | 'not_found'
  /** The person does not lead this room. */
  | 'not_leader'
  | 'closed'
  | 'rate_limited'
  | 'unavailable';

export type PinAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: PinRefusal; readonly retryAfterMs?: number };

export type ReactorsAnswer =
  | { readonly ok: true; readonly reactions: readonly Reactors[] }
  | { readonly ok: false; readonly code: string; readonly retryAfterMs?: number };

/** Why a socket may not be in the room. */
export type EntryRefusal =
  | 'unauthenticated'
  | 'not_found'
  | 'not_member'
  | 'not_open_yet'
  | 'closed'
  | 'cancelled'
  | 'too_many_connections';

/** Events from the server. */
export interface ServerEvents {
  history: (page: History) => void;
  message: (message: Message) => void;
  'message:changed': (change: MessageChange) => void;
  'message:pinned': (pin: Pin) => void;
  head: (head: Head) => void;
  participants: (participants: Participant[]) => void;
  system: (notice: SystemNotice) => void;
}

/** Events from the browser, each acknowledged. */
export interface ClientEvents {
  'message:send': (
    sent: { clientId: string; body: string } & Pick<MessageExtras, 'replyTo' | 'quote'>,
    ack: (answer: SendAnswer) => void,
  ) => void;
  'message:delete': (asked: { seq: number }, ack: (answer: DeleteAnswer) => void) => void;
  'message:react': (
    asked: { seq: number; emoji: Emoji; on: boolean },
    ack: (answer: ReactAnswer) => void,
  ) => void;
  'message:pin': (asked: { seq: number; on: boolean }, ack: (answer: PinAnswer) => void) => void;
  'message:reactors': (asked: { seq: number }, ack: (answer: ReactorsAnswer) => void) => void;
  'history:search': (asked: { q: string; beforeSeq?: number }, ack: (answer: SearchAnswer) => void) => void;
  history: (request: HistoryRequest, ack: (answer: HistoryAnswer) => void) => void;
}

/** A member in the waiting room. */
export interface LobbyGuest {
  readonly userId: string;
  readonly nickname: string;
  readonly isLeader: boolean;
  readonly saidHello: boolean;
}

export type HelloAnswer = { readonly ok: boolean; readonly code?: string; readonly retryAfterMs?: number };

/** Events of `/lobby` from the server. After `open` the server closes the socket. */
export interface LobbyServerEvents {
  lobby: (guests: LobbyGuest[]) => void;
  open: () => void;
}

/** Events of `/lobby` from the browser. */
export interface LobbyClientEvents {
  hello: (payload: Record<string, never>, ack: (answer: HelloAnswer) => void) => void;
}
