import type pg from 'pg';
import { Gauge, measure, type Registry } from '../platform/metrics.ts';
import { findAlarmFigures } from './repository.ts';

/** The alarms of the last hour as PostgreSQL knows them, for the worker's `/metrics`. */
export function measureAlarms(registry: Registry, services: { pool: pg.Pool; defaultLead: number }): void {
  const read = () => findAlarmFigures(services.pool, { defaultLead: services.defaultLead, hours: 1 });
  new Gauge({
    name: 'alarms_last_hour',
    help: 'Alarms before a start: written, written late, and due but not handed to the web processes',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const figures = await read().catch(() => null);
      this.reset();
      if (figures === null) return;
      for (const state of ['written', 'late', 'unpushed'] as const) this.set({ state }, figures[state]);
    },
  });
  measure(
    registry,
    'alarms_worst_lateness_seconds',
    'How much after its due time the latest alarm of the last hour was written',
    async () => (await read()).worstLateness,
  );
}
