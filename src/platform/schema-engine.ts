import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { runMigrationScript } from './migration-script.ts';

/**
 * The internal part of the package. A bundler would load the .wasm file; Node has to instantiate it
 * here.
 */
interface Loader {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
  __wbg_set_wasm(exports: object): void;
}

let loading: Promise<void> | undefined;

async function load(): Promise<void> {
  // The engine reports a panic to this object; without it the panic is hidden by another error.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: rethrowPanic } });
  const { WebAssembly } = globalThis as unknown as { WebAssembly: Loader };
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = await readFile(entry.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': importsOfEngine() });
  (wasm as unknown as Loader).__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

function rethrowPanic(message: string): never {
  throw new Error(`Prisma's schema engine gave up: ${message}`);
}

/**
 * The engine never clears its lock timeout (10 s), so its timers must not keep the process alive.
 */
function importsOfEngine(): object {
  const unref =
    (setTimeout: (...args: unknown[]) => NodeJS.Timeout) =>
    (...args: unknown[]) =>
      setTimeout(...args).unref();
  return Object.fromEntries(
    Object.entries(wasm).map(([name, value]) => [
      name,
      name.startsWith('__wbg_setTimeout') ? unref(value as never) : value,
    ]),
  );
}

/**
 * Sends scripts to PostgreSQL unsplit, so that each runs as one transaction. The adapter's own
 * version splits them at every semicolon, which breaks function bodies and leaves half a migration
 * behind if a later statement fails.
 */
export async function connectSchemaEngine(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect();
  adapter.executeScript = async (script) => {
    await runMigrationScript(pool, script).catch(rethrowForEngine);
  };
  return adapter;
}

/** Converts the error to the engine's type; otherwise its message is only "external error". */
function rethrowForEngine(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const { code = '', severity = 'ERROR', message, detail, column, hint } = error;
  throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}

/**
 * Opens Prisma's schema engine (WebAssembly) on a pool that the caller closes. `shadow` is a
 * connection to an empty database, into which a diff applies the migrations; applying migrations
 * needs none.
 */
export async function openSchemaEngine(pool: pg.Pool, shadow?: SqlDriverAdapter): Promise<wasm.SchemaEngine> {
  loading ??= load();
  await loading;
  const { provider, adapterName } = new PrismaPg(pool);
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider,
    adapterName,
    connect: () => connectSchemaEngine(pool),
    connectToShadowDb: async () => {
      if (shadow === undefined) throw new Error('No shadow database was given.');
      return shadow;
    },
  });
  return wasm.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
}
