export { type ClubSight, isManager, isMember, type Role } from './club.ts';
export type { AnnounceToClub, ClubAnnouncement, ClubAnnouncementKind } from './club-announcement.ts';
export { idOf } from './club-of-request.ts';
export type { ClubSections, FindClubSections } from './club-sections.ts';
export { withLockedClub } from './lock-club.ts';
export { memberSightOf } from './member-sight.ts';
export { canManage } from './policy.ts';
export type { ClubDetail } from './show-club.ts';
