import { formerMemberId } from '../accounts/index.ts';
import { findReportableMessage } from '../chat/index.ts';
import { findClubForAsker, findInvitation, findLeaderId } from '../clubs/index.ts';
import { findMeetingForAsker } from '../meetings/index.ts';
import { findReportableNote } from '../notes/index.ts';
import type { Database } from '../platform/db.ts';
import { findReportableQuestion } from '../questions/index.ts';
import { findModelComment } from '../recommendations/index.ts';
import { findReportablePoint } from '../record/index.ts';
import { findReportableCard } from '../talk/index.ts';
import type { Target } from './input.ts';
import { findKnownNickname } from './known-nickname-repository.ts';
import { placeOf, type Subject } from './report.ts';

/**
 * Returns what a person wants to report, with its text; null if there is no such thing, she may not
 * see it, or it is her own.
 */
export async function findSubject(db: Database, userId: number, target: Target): Promise<Subject | null> {
  const subject = await findAny(db, userId, target);
  const isOwn = subject?.aboutUserId === userId;
  return isOwn ? null : subject;
}

function findAny(db: Database, userId: number, target: Target): Promise<Subject | null> {
  switch (target.kind) {
    case 'message':
      return messageSubject(db, userId, { meetingId: target.id, seq: target.seq });
    case 'meeting':
      return meetingSubject(db, userId, target.id);
    case 'club':
      return clubSubject(db, userId, { clubId: target.id, invite: target.invite });
    case 'nickname':
      return nicknameSubject(db, userId, target.id);
    case 'note':
      return noteSubject(db, userId, target.id);
    case 'question':
      return questionSubject(db, userId, target.id);
    case 'question_card':
      return cardSubject(db, userId, target.id);
    case 'record':
      return pointSubject(db, userId, target.id);
    case 'ai_text':
      return commentSubject(db, userId, { recommendationId: target.id, bookId: target.book });
  }
}

async function messageSubject(
  db: Database,
  userId: number,
  place: { meetingId: number; seq: number },
): Promise<Subject | null> {
  const message = await findReportableMessage(db, userId, place);
  return (
    message && {
      ...placeOf('message', { ...place, aboutUserId: ownerOf(message.authorId) }),
      snapshot: message.text,
      origin: null,
    }
  );
}

async function meetingSubject(db: Database, userId: number, meetingId: number): Promise<Subject | null> {
  const found = await findMeetingForAsker(db, meetingId, userId);
  if (!found) return null;
  const { title, description, leaderId, clubId } = found.meeting;
  return {
    ...placeOf('meeting', { meetingId, clubId, aboutUserId: ownerOf(leaderId) }),
    snapshot: textOf(title, description),
    origin: null,
  };
}

async function clubSubject(
  db: Database,
  userId: number,
  { clubId, invite }: { clubId: number; invite: string | undefined },
): Promise<Subject | null> {
  const invitation = invite === undefined ? null : await findInvitation(db, invite, userId);
  const isInvited = invitation?.decision.ok === true && invitation.clubForAsker.club.id === clubId;
  const found = isInvited ? invitation.clubForAsker : await findClubForAsker(db, clubId, userId);
  if (!found) return null;
  const { name, description } = found.club;
  const aboutUserId = await findLeaderId(db, clubId);
  return { ...placeOf('club', { clubId, aboutUserId }), snapshot: textOf(name, description), origin: null };
}

async function nicknameSubject(db: Database, userId: number, aboutUserId: number): Promise<Subject | null> {
  const nickname = await findKnownNickname(db, userId, aboutUserId);
  if (nickname === null) return null;
  return { ...placeOf('nickname', { aboutUserId }), snapshot: nickname, origin: null };
}

async function noteSubject(db: Database, userId: number, noteId: number): Promise<Subject | null> {
  const note = await findReportableNote(db, userId, noteId);
  if (!note) return null;
  const { meetingId, authorId, body } = note;
  return { ...placeOf('note', { meetingId, aboutUserId: authorId }), snapshot: body, origin: null };
}

async function questionSubject(db: Database, userId: number, questionId: number): Promise<Subject | null> {
  const question = await findReportableQuestion(db, userId, questionId);
  if (!question) return null;
  const { meetingId, authorId: aboutUserId, body, origin } = question;
  return { ...placeOf('question', { meetingId, questionId, aboutUserId }), snapshot: body, origin };
}

async function cardSubject(db: Database, userId: number, cardId: number): Promise<Subject | null> {
  const card = await findReportableCard(db, userId, cardId);
  if (!card) return null;
  const { meetingId, senderId: aboutUserId, body } = card;
  const place = placeOf('question_card', { meetingId, questionId: cardId, aboutUserId });
  return { ...place, snapshot: body, origin: null };
}

async function pointSubject(db: Database, userId: number, recordPointId: number): Promise<Subject | null> {
  const point = await findReportablePoint(db, userId, recordPointId);
  if (!point) return null;
  const { meetingId, sentence, origin } = point;
  return { ...placeOf('record', { meetingId, recordPointId }), snapshot: sentence, origin };
}

async function commentSubject(
  db: Database,
  userId: number,
  place: { recommendationId: number; bookId: number },
): Promise<Subject | null> {
  const found = await findModelComment(db, userId, place);
  return found && { ...placeOf('ai_text', place), snapshot: found.comment, origin: found.origin };
}

/** Everybody who left shares one account, which nobody can warn or suspend. */
const ownerOf = (userId: number) => (userId === formerMemberId ? null : userId);

const textOf = (title: string, description: string) =>
  description === '' ? title : `${title}\n\n${description}`;
