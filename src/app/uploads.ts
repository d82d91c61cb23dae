import { movingInUpload } from '../moving-in/index.ts';
import type { RegisteredUpload } from '../platform/http/uploads/index.ts';

/** Every form with files. */
export const registeredUploads: readonly RegisteredUpload[] = [movingInUpload];
