import type { RegisteredUpload } from '../platform/http/uploads/index.ts';
import { clubForManager } from './club-for-manager.ts';
import { moveLimits } from './move-limits.ts';

export { findFirstStep, findPastLink, moveTool } from './club-sections.ts';
export { forgetPastNames } from './forget-past-names.ts';

/** The form with which a leader sends files. */
export const movingInUpload: RegisteredUpload = {
  path: '/clubs/:id/moving-in',
  maxBytes: moveLimits.talkBytes + moveLimits.membersBytes + 64 * 1024,
  limit: 'moving-in',
  check: clubForManager,
};
