export type { ClubSections, FindClubSections } from './club-sections.ts';
export type { ClubDetail } from './show-club.ts';
