export type { AnnounceToClub, ClubAnnouncement, ClubAnnouncementKind } from './club-announcement.ts';
export type { ClubSections, FindClubSections } from './club-sections.ts';
export type { ClubDetail } from './show-club.ts';
