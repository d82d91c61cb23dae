import genres from './genres.json' with { type: 'json' };

export interface QuizGenre {
  /** The second segment of Aladin's `categoryName`, and the name of the genre here. */
  readonly name: string;
  /** Aladin's id of the genre, for lists of one genre. */
  readonly aladinId: number;
}

/**
 * The genres that the quiz offers. Each needs `neededPerGenre` works in the catalogue, the number
 * of candidates of a recommendation.
 */
export const quizGenres: readonly QuizGenre[] = genres;

/** The genre of books that readers added by hand, whose genre nobody knows. */
export const handMadeGenre = '직접 등록';

export const neededPerGenre = 20;
/**
 * Number of works that an import collects from a genre's bestsellers. It is higher than
 * `neededPerGenre`, because asking "again" excludes books shown before.
 */
export const wantedPerGenre = 40;
