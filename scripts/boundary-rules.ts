import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/**
 * Which features a feature may use. A new arrow is added here, with its reason in ARCHITECTURE.md.
 */
const featureArrows: Readonly<Record<string, readonly string[]>> = {
  accounts: [],
  books: [],
  seats: [],
  meetings: ['books', 'accounts', 'clubs', 'seats'],
  clubs: ['accounts'],
  'next-book': ['books', 'clubs', 'quiz', 'recommendations'],
  'book-votes': ['asks', 'ballots', 'books', 'clubs', 'meetings'],
  ballots: [],
  notices: ['clubs', 'asks'],
  asks: ['clubs', 'meetings'],
  'date-polls': ['asks', 'ballots', 'books', 'clubs', 'meetings', 'seats'],
  quiz: ['books'],
  model: [],
  recommendations: ['quiz', 'books', 'clubs', 'model', 'operations'],
  chat: ['meetings', 'books', 'accounts'],
  alarms: ['meetings', 'clubs', 'accounts', 'reports'],
  operations: [],
  reports: [
    'operations',
    'meetings',
    'clubs',
    'chat',
    'accounts',
    'recommendations',
    'notes',
    'questions',
    'talk',
    'record',
  ],
  legal: [],
  rota: ['clubs', 'meetings'],
  progress: ['meetings'],
  notes: ['meetings', 'progress', 'asks', 'accounts'],
  questions: ['accounts', 'books', 'meetings', 'model', 'rota', 'notes', 'progress'],
  talk: ['meetings', 'chat', 'questions'],
  money: ['clubs'],
  attendance: ['meetings', 'asks', 'seats'],
  shelf: ['clubs', 'meetings', 'books', 'attendance'],
  agenda: ['meetings', 'questions'],
  'moving-in': ['clubs', 'accounts'],
  leaving: ['accounts', 'clubs', 'meetings'],
  record: ['meetings', 'accounts', 'model'],
};

/**
 * Which features each room between `app/` and the features is made of. These rooms do not use each
 * other.
 */
const composedOf: Readonly<Record<string, readonly string[]>> = {
  home: ['books', 'meetings', 'clubs', 'asks', 'recommendations'],
  sharing: ['books', 'meetings', 'clubs'],
  'data-export': ['alarms'],
  'django-move': ['accounts', 'books', 'meetings'],
  seeds: ['accounts', 'meetings'],
  development: ['books'],
};

const features = Object.keys(featureArrows).join('|');
const composites = Object.keys(composedOf).join('|');

/**
 * Which rooms of `recommendations/` a room may use. Each is entered through its index.ts as well.
 */
const innerArrows: Readonly<Record<string, readonly string[]>> = {
  candidates: [],
  feedback: ['candidates'],
  prompt: ['candidates'],
  ranking: ['candidates', 'feedback', 'prompt'],
  comments: ['candidates', 'prompt', 'ranking'],
  fit: ['candidates', 'ranking'],
  group: ['candidates', 'comments', 'fit', 'ranking'],
  matching: ['candidates', 'comments', 'fit', 'ranking'],
  outcomes: [],
};

const innerRooms = Object.keys(innerArrows).join('|');
const anyInnerRoom = `^src/recommendations/(${innerRooms})/`;
const innerIndex = `^src/recommendations/(${innerRooms})/index\\.ts$`;

const entry = '^src/(web|worker)\\.ts$';
const anyFeature = `^src/(${features})/`;
const anyComposite = `^src/(${composites})/`;
const anyRoom = `^src/(${features}|${composites})/`;
const doors = `^src/(${features}|${composites})/(routes|sockets|jobs)\\.ts$`;
const index = `^src/(${features}|${composites})/index\\.ts$`;
// Work of operators' scripts, which the web process does not load.
const commands = `^src/(${features})/commands\\.ts$`;
// The worker runs this import on request, as a script does.
const importJob = '^src/app/import-books\\.ts$';

const forbid = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, severity: 'error', from, to });

/**
 * The floors as dependency-cruiser checks them: imports point down only, and each room has one way
 * in.
 */
export const boundaryRules: IRegularForbiddenRuleType[] = [
  forbid('no cycles', {}, { circular: true }),
  forbid('every import is found', {}, { couldNotResolve: true }),
  forbid(
    'a folder in src is app, platform, a feature or made of features',
    { path: '^src/', pathNot: [entry, '^src/(app|platform)/', anyRoom] },
    {},
  ),
  forbid('src knows neither scripts nor tests', { path: '^src/' }, { path: '^(scripts|tests)/' }),
  forbid(
    'what production runs is no development package',
    { path: '^src/' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  forbid('nothing is above the entries', {}, { path: entry }),
  forbid(
    'an entry uses app and platform only',
    { path: entry },
    { path: '^src/', pathNot: '^src/(app|platform)/' },
  ),
  forbid(
    'platform imports only platform',
    { path: '^src/platform/' },
    { path: '^src/', pathNot: '^src/platform/' },
  ),
  forbid(
    'only an entry imports the app',
    { path: '^src/', pathNot: [entry, '^src/app/'] },
    { path: '^src/app/' },
  ),
  forbid('a feature does not know what is made of it', { path: anyFeature }, { path: anyComposite }),
  forbid(
    'the app enters a room by its index or a door',
    { path: '^src/app/' },
    { path: anyRoom, pathNot: [index, doors, commands] },
  ),
  forbid(
    'a room is entered by its index',
    { path: anyRoom },
    { path: anyRoom, pathNot: ['^src/$1/', index, commands] },
  ),
  forbid('only the app opens a door', { path: '^(src|scripts)/', pathNot: '^src/app/' }, { path: doors }),
  forbid(
    'only a script, the import job and the move from Django use commands',
    { path: '^src/', pathNot: [importJob, '^src/django-move/'] },
    { path: commands },
  ),
  forbid(
    'a script enters a room by its index or commands',
    { path: '^scripts/' },
    { path: anyRoom, pathNot: [index, commands] },
  ),
  ...Object.entries({ ...featureArrows, ...composedOf }).map(([room, allowed]) =>
    forbid(
      `${room} uses ${allowed.join(' and ') || 'no other feature'}`,
      { path: `^src/${room}/` },
      { path: anyRoom, pathNot: `^src/(${[room, ...allowed].join('|')})/` },
    ),
  ),
  forbid(
    'a folder in recommendations is a room with arrows',
    { path: '^src/recommendations/[^/]+/', pathNot: anyInnerRoom },
    {},
  ),
  forbid(
    'a room of recommendations is entered by its index',
    { path: '^src/recommendations/', pathNot: anyInnerRoom },
    { path: anyInnerRoom, pathNot: innerIndex },
  ),
  forbid(
    'a room of recommendations enters another by its index',
    { path: anyInnerRoom },
    { path: anyInnerRoom, pathNot: ['^src/recommendations/$1/', innerIndex] },
  ),
  ...Object.entries(innerArrows).map(([inner, allowed]) =>
    forbid(
      `${inner} uses ${allowed.join(' and ') || 'no other room'}`,
      { path: `^src/recommendations/${inner}/` },
      { path: '^src/recommendations/', pathNot: `^src/recommendations/(${[inner, ...allowed].join('|')})/` },
    ),
  ),
];
