export { DumpError, type MoveReport, moveFromDjango } from './move-from-django.ts';
