import type { CheckServices } from './check-services.ts';
import type { Departure } from './room-connection.ts';

/** Two regular tasks of a process. */
export interface PresenceUpkeep {
  /** Renews the leases of this process, and sends lists whose change was broadcast but lost. */
  renew(): Promise<void>;
  /** Removes people whose leases expired, and announces each of them. */
  sweep(): Promise<void>;
}

export function createPresenceUpkeep({
  presence,
  connections,
  lists,
  onDeparture,
}: Pick<CheckServices, 'presence' | 'connections' | 'lists'> & {
  readonly onDeparture: (departure: Departure) => void;
}): PresenceUpkeep {
  let knownVersions = new Map<number, string>();
  return {
    async renew() {
      await presence.renew(connections.all().map(({ connection }) => connection));
      const meetingIds = connections.meetingIds();
      const versions = await presence.versions(meetingIds);
      const current = new Map(meetingIds.map((id, i) => [id, versions[i] ?? '0']));
      // A room without a known version may have changed before this first look at it.
      for (const [id, version] of current) if (knownVersions.get(id) !== version) lists.changed(id);
      knownVersions = current;
    },
    async sweep() {
      for (const departure of await presence.sweep()) onDeparture(departure);
    },
  };
}
