import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { isManager, isMember, type Role } from './club.ts';
import { type ClubSections, noSections } from './club-sections.ts';
import { type Deed, doneMessages } from './done-messages.ts';
import { type EntryBox, entryBox, type TypedAnswer } from './entry-view.ts';
import { type ManageBox, type ManageState, manageBox } from './manage-view.ts';
import { type ShownMember, shownMember } from './members-view.ts';
import { canLeave } from './policy.ts';
import { clubPreview } from './share-view.ts';
import { type ClubDetail, membersPerPage } from './show-club.ts';
import { clubAssets, marksOf, roleNames, seatsOf } from './view.ts';

/** Members that the page shows before the fold. */
const membersBeforeFold = 6;

interface ClubShowPage extends Page {
  readonly id: string;
  readonly heading: string;
  readonly about: string;
  readonly seats: string;
  readonly leader: string | null;
  readonly role: Role | null;
  readonly roleName: string | null;
  readonly marks: readonly string[];
  readonly entry: EntryBox | null;
  readonly isMember: boolean;
  readonly members: readonly ShownMember[];
  /** How many of them stand before the fold. */
  readonly firstMembers: number;
  readonly membersNote: string | null;
  readonly pager: Pager;
  readonly manage: ManageBox | null;
  /** The member who is asked to take the club over, for the leader. */
  readonly handover: { readonly nickname: string | null; readonly answerAction: string } | null;
  /** For the member who is asked to take the club over. */
  readonly askedToLead: { readonly leader: string; readonly answerAction: string } | null;
  readonly leaveAction: string | null;
  /** Null for its leader. */
  readonly reportHref: string | null;
  /** Confirms the change that was just made. */
  readonly done: string | null;
  /** The message of a refusal that just happened. */
  readonly notice: string | null;
  readonly sections: ClubSections;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'clubs/show': ClubShowPage;
  }
}

/** The parts of the page that do not come from the club itself. */
export interface BesidesClub extends ManageState {
  readonly notice?: string;
  readonly done?: Deed | null;
  readonly typed?: TypedAnswer;
  readonly sections?: ClubSections | undefined;
}

export function clubPage(detail: ClubDetail, besides: BesidesClub): ClubShowPage {
  const { club, asker, leads, members } = detail;
  const role = asker?.role ?? null;
  const leader = leads.find((one) => one.role === 'leader')?.nickname ?? null;
  return {
    title: club.name,
    ...clubPreview(club, leader),
    styles: clubAssets.styles,
    scripts: ['/js/invite.js', '/js/covers.js'],
    id: String(club.id),
    heading: club.name,
    about: club.description,
    seats: seatsOf(club),
    leader,
    role,
    roleName: role && roleNames[role],
    marks: marksOf(club),
    entry: entryBox(detail, besides.typed),
    isMember: isMember(asker),
    members: members.map((member) => shownMember(detail, member)),
    firstMembers: detail.page === 1 ? membersBeforeFold : membersPerPage,
    membersNote: isMember(asker) ? null : othersNote(club.memberCount - members.length),
    pager: pagerOf(
      detail.page,
      isMember(asker) ? Math.ceil(club.memberCount / membersPerPage) : 1,
      (page) => `/clubs/${club.id}?page=${page}`,
    ),
    manage: manageBox(detail, besides),
    handover: handoverOf(detail),
    askedToLead:
      asker?.isAskedToLead && leader ? { leader, answerAction: `/clubs/${club.id}/handover/answer` } : null,
    reportHref: asker?.role === 'leader' ? null : `/report?kind=club&id=${club.id}`,
    leaveAction: canLeave(detail).ok ? `/clubs/${club.id}/leave` : null,
    done: besides.done && isManager(role) ? doneMessages[besides.done] : null,
    notice: besides.notice ?? null,
    sections: besides.sections ?? noSections,
  };
}

const othersNote = (count: number) => (count > 0 ? `이 밖에 멤버가 ${count}명 더 있어요.` : null);

function handoverOf({ club, members, askedUserId }: ClubDetail): ClubShowPage['handover'] {
  if (askedUserId === null) return null;
  const nickname = members.find(({ userId }) => userId === askedUserId)?.nickname ?? null;
  return { nickname, answerAction: `/clubs/${club.id}/handover/answer` };
}
