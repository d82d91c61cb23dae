import type { FormChoice, TypedForm, Values } from '../platform/http/typed-form.ts';
import type { OwnRating } from './rating-repository.ts';

/** The model of views/shelf/partials/rating-form.ejs. */
export interface RatingForm extends TypedForm {
  readonly action: string;
  readonly heading: string;
  readonly submit: string;
  readonly choices: readonly FormChoice[];
  /** Deletes the rating; null before the first. */
  readonly removeAction: string | null;
}

/** One to five stars by halves. */
const allHalves = [2, 3, 4, 5, 6, 7, 8, 9, 10];

const storedValues = ({ halfStars, review }: OwnRating): Values => ({
  stars: String(halfStars / 2),
  review,
});

/** `base` is the address of the book on the shelf. */
export function ratingForm(base: string, own: OwnRating | null, typed?: TypedForm): RatingForm {
  const values = typed?.values ?? (own ? storedValues(own) : {});
  return {
    action: `${base}/rating`,
    heading: own ? '내가 남긴 별점' : '이 책, 어떠셨어요?',
    submit: own ? '고쳐서 남기기' : '남기기',
    values,
    errors: typed?.errors ?? {},
    choices: allHalves.map((halves) => ({
      value: String(halves / 2),
      label: `${halves / 2}점`,
      isChosen: Number(values.stars) * 2 === halves,
    })),
    removeAction: own ? `${base}/rating/remove` : null,
  };
}
