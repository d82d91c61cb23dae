import { bookCard } from '../books/index.ts';
import { mayLead, meetingLimits } from '../meetings/index.ts';
import { koreanTime } from '../platform/korean-date.ts';
import type { ChatRoom } from './enter-chat.ts';

/** Minutes by which a leader may extend a meeting from the room. */
const steps = [15, 30];

/** Book, introduction, and a leader's form to extend the meeting. */
export interface AboutPart {
  readonly about: {
    readonly authors: string;
    readonly description: string;
    readonly extension: {
      readonly action: string;
      readonly choices: readonly {
        readonly until: string;
        readonly label: string;
        readonly reading: string;
      }[];
    } | null;
  };
}

export function aboutPart({ detail, state }: ChatRoom): AboutPart {
  const { meeting, asker, book } = detail;
  const choices = steps
    .map((minutes) => ({ minutes, until: new Date(meeting.endsAt.getTime() + minutes * 60_000) }))
    .filter(({ until }) => until.getTime() - meeting.startsAt.getTime() <= meetingLimits.length.max)
    .map(({ minutes, until }) => ({
      until: until.toISOString(),
      label: `${minutes}분 늘리기`,
      reading: `${koreanTime(until)}까지`,
    }));
  const mayExtend = state === 'open' && mayLead(meeting, asker) && choices.length > 0;
  return {
    about: {
      authors: bookCard(book).authors,
      description: meeting.description,
      extension: mayExtend ? { action: `/meetings/${meeting.id}/extend`, choices } : null,
    },
  };
}
