import type { MeetingServices } from '../meetings/index.ts';

/** The services that the use cases of this feature take. */
export type AttendanceServices = MeetingServices;
