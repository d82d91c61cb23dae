import { membersPart } from '../fit/index.ts';
import { byScore } from './best-match.ts';
import { differenceOf, reasonFor } from './fit-reason.ts';
import type { BookMatch } from './match-books.ts';
import type { Interest, MeetingMatch } from './meeting-match.ts';
import type { MemberAnswers } from './member-answers-repository.ts';

/**
 * Adds the fit of the members to the fit of the books, and chooses a reason and a difference for
 * each meeting.
 */
export function matchMembers(
  interest: Interest,
  matches: readonly BookMatch[],
  allMemberAnswers: readonly MemberAnswers[],
): MeetingMatch[] {
  const byMeeting = new Map(allMemberAnswers.map((one) => [one.meetingId, one]));
  return matches
    .map(({ meeting, ranked, score }) => {
      const memberAnswers = byMeeting.get(meeting.id);
      return { meeting, ranked, memberAnswers, score: score + membersPart(memberAnswers) };
    })
    .sort(byScore)
    .map(({ meeting, ranked, memberAnswers, score }) => {
      const reason = reasonFor(interest, meeting, ranked, memberAnswers);
      const difference = differenceOf(interest, meeting, memberAnswers);
      return { meetingId: meeting.id, bookId: meeting.book.id, score, reason, difference };
    });
}
