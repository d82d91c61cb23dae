/**
 * How a club kept its word in the last year, for people who think of joining. Meetings count when
 * their end is past, the newest 60. A meeting was held if it was not cancelled and two people
 * entered it.
 */
export interface ClubRecord {
  /** Full months since the club was opened. */
  readonly ageMonths: number;
  /** Meetings whose end is past, cancelled ones included. */
  readonly announced: number;
  readonly held: number;
  /** Calendar months in Seoul with a meeting that was held. */
  readonly months: number;
  /** People who entered a held meeting that was not the last one. */
  readonly came: number;
  /** Those of them who entered another one later. */
  readonly cameBack: number;
}

/** A younger club with fewer meetings than `fewest` says only that it is new. */
const youngMonths = 3;
const fewest = 2;
/** A share of fewer people would tell about single ones. */
const fewestPeople = 3;

export const isTooYoung = ({ ageMonths, announced }: ClubRecord): boolean =>
  ageMonths < youngMonths && announced < fewest;

export const tellsWhoCameBack = ({ held, came }: ClubRecord): boolean =>
  held >= fewest && came >= fewestPeople;
