import { repeat } from '../platform/realtime/repeat.ts';
import { eraseLeavers } from './erase-leavers.ts';
import type { EraseServices } from './services.ts';

const eraseEveryMs = 30_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export const startLeavingJobs = (services: EraseServices): (() => void) =>
  repeat(
    eraseEveryMs,
    async function eraseAccountsOfLeavers() {
      await eraseLeavers(services);
    },
    services.log,
  );
