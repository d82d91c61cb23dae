import { countShownHostility, countShownTruth } from '../shown-comments.ts';
import { type CatalogueGates, gate, percent } from './gate.ts';

/** The share of the unseen part is left out: a number that everyone reads is soon tuned on. */
const parts = ['open', 'held', 'fresh'] as const;
/** Hostile comments that may lack a proven sentence beside them, as a share. */
const mostAlone = 0.01;

/** Most of a model's true sentences are shown, and none of its hostile ones. */
export const shownComments: CatalogueGates = () => [
  ...parts.map((part) => {
    const { sentences, sentencesShown } = countShownTruth(part);
    const share = sentencesShown / sentences;
    const name = `true sentences of a model that a page shows, ${part} part of ${sentences}`;
    return gate(name, '≥ 90 %', percent(share), share >= 0.9);
  }),
  ...[...parts, 'unseen' as const].map((part) => {
    const { comments, shownByKind, withoutProven } = countShownHostility(part);
    const measured = [...shownByKind].map(([kind, count]) => `${count} ${kind}`).join(', ') || '0';
    const name = `hostile comments that a page shows, ${part} part of ${comments}`;
    const alone = withoutProven === 0 ? '' : `; ${withoutProven} not tried beside a proven sentence`;
    return gate(
      name,
      '0',
      `${measured}${alone}`,
      shownByKind.size === 0 && withoutProven <= mostAlone * comments,
    );
  }),
];
