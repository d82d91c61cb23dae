import type pg from 'pg';
import { measure, measureStates, type Registry } from '../platform/metrics.ts';
import { findAlarmFigures } from './repository.ts';

/** Adds gauges of the last hour's alarms, as stored in PostgreSQL, to the worker's `/metrics`. */
export function measureAlarms(registry: Registry, services: { pool: pg.Pool; defaultLead: number }): void {
  const read = () => findAlarmFigures(services.pool, { defaultLead: services.defaultLead, hours: 1 });
  measureStates(
    registry,
    'alarms_last_hour',
    'Alarms before a start: written, written late, and due but not handed to the web processes',
    async () => {
      const { written, late, unpushed } = await read();
      return { written, late, unpushed };
    },
  );
  measure(
    registry,
    'alarms_worst_lateness_seconds',
    'How much after its due time the latest alarm of the last hour was written',
    async () => (await read()).worstLateness,
  );
}
