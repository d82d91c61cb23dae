import { expect } from 'vitest';
import { castBallot } from '../../src/book-votes/cast-ballot.ts';
import { closeVote } from '../../src/book-votes/close-vote.ts';
import { openVote } from '../../src/book-votes/open-vote.ts';
import { newInviteToken } from '../../src/clubs/invite-token.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { makeInvite } from '../../src/clubs/make-invite.ts';
import { openPoll } from '../../src/date-polls/open-poll.ts';
import { addLine } from '../../src/money/add-line.ts';
import { postNotice } from '../../src/notices/post-notice.ts';
import { quizVersion, storeTasteProfile } from '../../src/quiz/index.ts';
import { recountOutcomes } from '../../src/recommendations/outcomes/recount-outcomes.ts';
import { rateBook } from '../../src/shelf/rate-book.ts';
import { createClub } from '../clubs/sample-club.ts';
import { sampleEntry } from '../money/sample-line.ts';
import { windowsTalk } from '../moving-in/move-club.ts';
import { moveSample, sendSample } from '../moving-in/sample-move.ts';
import { sayIn } from '../reports/sample-reports.ts';
import { createBook, createMeeting } from './meetings.ts';
import { pageRoutes } from './page-routes.ts';
import { createPerson, type TestPerson } from './people.ts';
import { createRecommendation } from './recommendations.ts';
import type { TestStack } from './stack.ts';

/**
 * Creates what the pages show to `reader`, who should be an operator.
 *
 * @returns the paths of all pages, with the values of their parameters
 */
export async function fillEveryPage(stack: TestStack, reader: TestPerson): Promise<string[]> {
  const other = await createPerson(stack, '바다');
  const own = (startsInMinutes: number, cancelled = false) =>
    createMeeting(stack, reader, [other], {
      startsInMinutes,
      cancelled,
      title: '천천히 읽는 겨울 저녁 모임',
    });
  const meetings = [await own(-5), await own(5), await own(600), await own(-90), await own(60, true)];
  meetings.push(await createMeeting(stack, other, [], { startsInMinutes: 300 }));
  const { id: bookId } = await stack.db.book.findFirstOrThrow();
  const book = await stack.db.book.update({ where: { id: bookId }, data: { tags: ['긴 호흡', '따뜻한'] } });
  const result = await createRecommendation(stack, reader, book);
  // The operators' page about recommendations then shows its tables.
  await recountOutcomes({ db: stack.db, clock: { now: () => new Date() } });
  const clubId = await createClub(stack, reader, { entry: 'approval' });
  await joinClub({ db: stack.db }, other.id, { clubId, answer: '' });
  for (const body of [
    '이번 달 책은 조금 길어요.\n두 주에 나눠 읽어요. https://example.com/a/long/path',
    '장소가 바뀌었어요',
  ])
    await postNotice({ db: stack.db }, reader.id, { clubId, body, pinned: true, unpin: null });
  const asking = await createClub(stack, other, {
    entry: 'question',
    entryQuestion: '우리가 처음 만난 골목 책방의 이름은 무엇인가요?',
    answer: '책방',
  });
  await stack.db.meeting.update({ where: { id: meetings[3] ?? 0 }, data: { clubId, bookId: book.id } });
  const rating = { halfStars: 9, review: '다시 읽고 싶은 문장이 많아서 오래 남을 것 같아요.' };
  await rateBook({ db: stack.db }, reader.id, { clubId, bookId: book.id }, rating);
  const token = newInviteToken();
  await makeInvite({ db: stack.db }, reader.id, { clubId, token, uses: 3, days: 7 });
  const clubMeeting = await createMeeting(stack, reader, [other], { startsInMinutes: 900 });
  await stack.db.meeting.update({ where: { id: clubMeeting }, data: { clubId } });
  await addLine({ db: stack.db }, reader.id, { clubId, ...sampleEntry });
  const line = await stack.db.clubMoneyLine.findFirstOrThrow();
  const talk = windowsTalk(
    '[함께 천천히 읽는 이웃] [오전 9:12] 이번 달 책은 조금 길어요',
    '[바다] [오전 9:13] 사진',
  );
  const { importId } = await moveSample(stack, reader, clubId, { talk, members: '별님\n달님\n' });
  const { id: pastName } = await stack.db.clubPastAuthor.findFirstOrThrow({ orderBy: { id: 'asc' } });
  await stack.db.clubPastAuthor.update({ where: { id: pastName }, data: { claimedBy: reader.id } });
  await sendSample(stack, reader, clubId, { talk, members: '해님,letter@example.com\n' });
  const closesAt = new Date(Date.now() + 2 * 86_400_000);
  const dates = [1, 2, 3].map((days) => new Date(closesAt.getTime() + days * 86_400_000));
  const plan = { dates, minutes: 120, closesAt, bookId: book.id };
  const poll = await openPoll({ db: stack.db }, reader.id, { clubId, plan });
  if (!poll.ok) throw new Error(poll.reason);
  const ask = await stack.db.ask.findFirstOrThrow({ where: { kind: 'date_poll', subjectId: poll.id } });
  const bookIds = [book.id, (await createBook(stack, { title: '물 위의 집' })).id];
  const vote = await openVote({ db: stack.db }, reader.id, { clubId, bookIds, closesAt });
  if (!vote.ok) throw new Error(vote.reason);
  // Three profiles: the club then gets suggestions of books.
  for (const person of [reader, await createPerson(stack), await createPerson(stack)]) {
    if (person !== reader) await stack.db.clubMembership.create({ data: { clubId, userId: person.id } });
    const profile = { answers: 'abcdabcdab', quizVersion, updatedAt: new Date() };
    await storeTasteProfile(stack.db, person.id, profile);
  }
  const closedVote = await openVote({ db: stack.db }, reader.id, { clubId, bookIds, closesAt });
  if (!closedVote.ok) throw new Error(closedVote.reason);
  await castBallot({ db: stack.db }, reader.id, { voteId: closedVote.id, ranking: bookIds });
  await closeVote({ db: stack.db }, reader.id, closedVote.id);
  const passkey = await stack.db.passkey.create({
    data: {
      userId: reader.id,
      credentialId: 'AAAA',
      userHandle: 'BBBB',
      publicKey: Buffer.from('key'),
      counter: 0n,
      transports: [],
      name: '서재의 오래된 노트북',
      createdAt: new Date(),
    },
  });
  const [shown = 0, , planned = 0] = meetings;
  const seq = await sayIn(stack, shown, other, '이 책은 읽지 말고 저희 가게에서 다른 것을 사세요.');
  const report = await stack.db.report.create({
    data: {
      kind: 'message',
      reporterId: reader.id,
      aboutUserId: other.id,
      meetingId: shown,
      seq,
      reason: 'ad',
      snapshot: '이 책은 읽지 말고 저희 가게에서 다른 것을 사세요.',
    },
  });
  await stack.db.questionCard.create({
    data: { meetingId: shown, senderId: other.id, userId: reader.id, body: '어느 장면에서 오래 머물렀나요?' },
  });
  const filled = pageRoutes().flatMap((path) => {
    if (/^\/meetings\/:id(\/chat)?$/.test(path)) return meetings.map((id) => path.replace(':id', String(id)));
    return path
      .replace('/shelf/:entryId', `/shelf/${book.id}`)
      .replace('/meetings/:id/archive', `/meetings/${meetings[3]}/archive`)
      .replace('/meetings/:id/record', `/meetings/${meetings[3]}/record`)
      .replace('/meetings/:id', `/meetings/${planned}`)
      .replace('/members/:userId', `/members/${other.id}`)
      .replace('/settings/passkeys/:id', `/settings/passkeys/${passkey.id}`)
      .replace('/admin/reports/:id', `/admin/reports/${report.id}`)
      .replace('/date-polls/:id', `/date-polls/${poll.id}`)
      .replace('/book-votes/:id', `/book-votes/${vote.id}`)
      .replace('/asks/:id', `/asks/${ask.id}`)
      .replace('/clubs/:id', `/clubs/${clubId}`)
      .replace('/money/:lineId', `/money/${line.id}`)
      .replace('/money/meetings/:meetingId', `/money/meetings/${clubMeeting}`)
      .replace('/moving-in/:importId', `/moving-in/${importId}`)
      .replace('/i/:token', `/i/${token}`)
      .replace('/books/:bookId', `/books/${book.id}`)
      .replace('/books/:id', `/books/${book.id}`)
      .replace('/recommendations/:id', `/recommendations/${result}`);
  });
  expect(filled.filter((path) => path.includes(':'))).toEqual([]);
  return [
    ...filled,
    `/meetings/${clubMeeting}`,
    `/clubs/${asking}`,
    `/meetings/${shown}/talk`,
    `/meetings/${shown}/question-cards`,
    `/meetings/${shown}/question-cards/new?userId=${other.id}`,
    `/book-votes/${closedVote.id}`,
    `/clubs/${clubId}/shelf/new?bookId=${book.id}`,
    `/meetings/new?bookId=${book.id}`,
    `/report?kind=meeting&id=${meetings[5]}`,
    `/settings/blocks/new?user=${other.id}`,
    '/dev/styleguide',
  ];
}
