import type { Baseline } from '../baselines.ts';
import type { GroupFindings } from '../measure-groups.ts';
import type { OwnPopularity } from '../measure-own-popularity.ts';
import type { Variety } from '../measure-variety.ts';
import type { ModeResult } from '../offline.ts';
import type { Run } from '../run-case.ts';

/** A value that recommendations must reach, and the measured one. */
export interface Gate {
  readonly name: string;
  readonly wanted: string;
  readonly measured: string;
  readonly holds: boolean;
}

/** Measurements with one set of made-up readers. */
export interface Findings {
  readonly results: readonly ModeResult[];
  readonly baselines: readonly Baseline[];
  /**
   * Top-3 overlap by passes, with the server calibrated to the worst and to the mildest case seen.
   */
  readonly overlap: { readonly one: number; readonly four: number };
  /** Milliseconds that a server which hangs took at the site's own deadline. */
  readonly hungFor: readonly number[];
  readonly variety: readonly Variety[];
  readonly ownPopularity: readonly OwnPopularity[];
  readonly groups: GroupFindings;
}

/** Gates about readers: asked once for each set of made-up readers. */
export type ReaderGates = (findings: Findings) => readonly Gate[] | Promise<readonly Gate[]>;
/** Gates about the catalogue or the corpora of comments: measured once. */
export type CatalogueGates = () => readonly Gate[] | Promise<readonly Gate[]>;

export const gate = (name: string, wanted: string, measured: string, holds: boolean): Gate => ({
  name,
  wanted,
  measured,
  holds,
});

export const percent = (share: number): string => `${(share * 100).toFixed(share === 1 ? 0 : 1)} %`;
export const fixed = (value: number): string => value.toFixed(3);
export const passesText = (passes: number): string => (passes === 1 ? 'one pass' : 'four passes');

/** The runs of one mode with this number of passes. */
export const runsOf = ({ results }: Findings, mode: string, passes: number): readonly Run[] =>
  results.find((result) => result.mode === mode && result.passes === passes)?.runs ?? [];

export const total = (runs: readonly Run[], value: (run: Run) => number): number =>
  runs.reduce((sum, run) => sum + value(run), 0);
