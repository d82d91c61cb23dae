import type { DumpMeeting } from './read-dump.ts';

/** What the database holds meetings to. Letters, and milliseconds. */
const limits = { title: 60, description: 2_000, longest: 12 * 60 * 60_000 };
const untitled = '함께 읽는 모임';

/** Its texts and times as the rules of this site let them be, and what had to change for that. */
export function planOf(meeting: DumpMeeting) {
  const notes: string[] = [];
  const shorten = (text: string, most: number, what: string) => {
    const letters = [...text];
    if (letters.length > most) notes.push(`its ${what} was shortened`);
    return letters.slice(0, most).join('');
  };
  const title =
    shorten(meeting.title.normalize('NFC').replace(/\s+/g, ' ').trim(), limits.title, 'title') || untitled;
  const description = shorten(
    meeting.description.normalize('NFC').replace(/\r\n?/g, '\n').trim(),
    limits.description,
    'description',
  );
  const length = meeting.finished_at.getTime() - meeting.started_at.getTime();
  const isPossible = length >= 60_000 && length <= limits.longest;
  const endsAt = isPossible
    ? meeting.finished_at
    : new Date(meeting.started_at.getTime() + (length > limits.longest ? limits.longest : 60 * 60_000));
  if (!isPossible) notes.push(`ends ${endsAt.toISOString()} instead of ${meeting.finished_at.toISOString()}`);
  return { title, description, endsAt, notes };
}
