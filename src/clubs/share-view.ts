import type { Page } from '../platform/http/render.ts';
import { type Club, isPublic } from './club.ts';
import { entrySentences } from './view.ts';

/** The fields of a page that make the preview of its link. */
type Preview = Pick<Page, 'description' | 'shareImage'>;

/**
 * Returns the preview of a club's page. Only a club that everybody may know has a description and a
 * picture of its own.
 */
export const clubPreview = (club: Club, leader: string | null): Preview =>
  isPublic(club)
    ? {
        description: club.description || `${ledBy(leader)}북클럽이에요. ${entrySentences[club.entry]}`,
        shareImage: pictureOf(club),
      }
    : {};

/** Returns the preview of an invitation, which tells nothing about an unlisted club. */
export const invitationPreview = (club: Club, leader: string): Preview =>
  isPublic(club)
    ? {
        description: `${ledBy(leader)}북클럽에 초대받았어요. 함께 읽어요.`,
        shareImage: pictureOf(club),
      }
    : { description: '북클럽에 초대받았어요. 함께 읽어요.' };

const ledBy = (leader: string | null) => (leader ? `${leader} 님이 이끄는 ` : '');

/** The version is in the address, because messengers cache pictures for days. */
const pictureOf = ({ id, version }: Club) => `/share/clubs/${id}.png?v=${version}`;
