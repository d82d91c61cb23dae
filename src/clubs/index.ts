export { type Club, type ClubForAsker, isManager, isMember, type Role } from './club.ts';
export type {
  AnnounceToClub,
  AskNewsKind,
  ClubAnnouncement,
  ClubAnnouncementKind,
} from './club-announcement.ts';
export { findClubForAsker, lockClub } from './club-for-asker-repository.ts';
export { clubForMember } from './club-for-member.ts';
export { idOf } from './club-of-request.ts';
export type { ClubSections, FindClubSections } from './club-sections.ts';
export type { ClubSteps } from './club-steps.ts';
export { inClubTransaction } from './club-turn.ts';
export { findClubsNamed, type NamedClubs } from './find-clubs-named.ts';
export { findInvitation } from './find-invitation.ts';
export { hideClub, restoreClub } from './hide-club.ts';
export { joinSteps } from './join-steps.ts';
export { leaveAllClubs, lockOwnClubs } from './leave-all-clubs.ts';
export { findLedClubs, findLedClubsWith, type LedClub } from './led-club-repository.ts';
export { listClubIds, newestClubId } from './list-club-ids.ts';
export { type NotFound, withLockedClub } from './lock-club.ts';
export { findLeaderId } from './membership-repository.ts';
export { offerHandover } from './offer-handover.ts';
export { findOwnClubs, type OwnClub } from './own-club-repository.ts';
export {
  findPersonalInvites,
  insertPersonalInvites,
  type PersonalInviteState,
  revokeUnused,
} from './personal-invite-repository.ts';
export { canManage, type ManageRefusal } from './policy.ts';
export { refusalMessages as clubRefusalMessages } from './refusal-messages.ts';
export type { ClubServices } from './services.ts';
export { type ClubDetail, showClub } from './show-club.ts';
export { clubTool } from './tool-view.ts';
export { backToClub, clubAssets, entrySentences, nameOf, roleNames } from './view.ts';
export { hasClubRights, isClubKnown, isPublicText } from './visibility-conditions.sql.ts';
export { wordsTool } from './words-view.ts';
