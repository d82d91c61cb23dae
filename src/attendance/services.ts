import type { AskServices } from '../asks/index.ts';
import type { MeetingServices } from '../meetings/index.ts';

/** The services that the use cases of this feature take. */
export interface AttendanceServices extends MeetingServices, AskServices {}
