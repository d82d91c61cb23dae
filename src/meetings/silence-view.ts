import type { Page } from '../platform/http/render.ts';
import type { Meeting } from './meeting.ts';
import { longestReason, silenceReasons } from './silence-messages.ts';
import type { Silence } from './silence-repository.ts';
import { meetingAssets } from './view.ts';

/** The page on which a leader stops a member from writing in the room, and lifts that. */
interface SilencePage extends Page {
  readonly heading: string;
  readonly nickname: string;
  readonly action: string;
  readonly roomHref: string;
  /** The reason that the member was told; null if she may write. */
  readonly reason: string | null;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
  readonly words: { readonly value: string; readonly error: string | null; readonly most: number };
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/silence': SilencePage;
  }
}

interface SilenceForm {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const silenceHref = (meetingId: number, userId: number): string =>
  `/meetings/${meetingId}/members/${userId}/silence`;

export function silencePage(
  meeting: Meeting,
  member: { readonly userId: number; readonly nickname: string; readonly silence: Silence | null },
  { values, errors }: SilenceForm = { values: {}, errors: {} },
): SilencePage {
  return {
    title: '말하기 멈춤',
    styles: meetingAssets.styles,
    heading: member.silence ? '말하기를 멈춘 분이에요' : '말하기 멈춤',
    nickname: member.nickname,
    action: silenceHref(meeting.id, member.userId),
    roomHref: `/meetings/${meeting.id}/chat`,
    reason: member.silence?.reason ?? null,
    choices: silenceReasons.map((label, at) => ({
      value: String(at),
      label,
      isChosen: values.listed === String(at),
    })),
    words: { value: values.words ?? '', error: errors.words ?? null, most: longestReason },
  };
}
