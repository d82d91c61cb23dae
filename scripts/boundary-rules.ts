import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** Which features a feature may use. Whoever needs a new arrow adds it here, and ARCHITECTURE.md says why. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  accounts: [],
  books: [],
  meetings: ['books', 'accounts'],
  recommendations: ['books', 'accounts'],
  chat: ['meetings', 'accounts'],
  alarms: ['meetings', 'accounts'],
  operations: [],
};

const features = Object.keys(arrows).join('|');
const entry = '^src/(web|worker)\\.ts$';
const anyFeature = `^src/(${features})/`;
const doors = `^src/(${features})/(routes|sockets|jobs)\\.ts$`;
const index = `^src/(${features})/index\\.ts$`;
// What an operator's script runs and the web process should not even load.
const commands = `^src/(${features})/commands\\.ts$`;
// The worker does on request what a script does.
const commandJob = '^src/app/(import-books|django/)';

const forbid = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, severity: 'error', from, to });

/** The house as dependency-cruiser checks it: four floors with arrows that only point down, and features with one way in. */
export const boundaryRules: IRegularForbiddenRuleType[] = [
  forbid('no cycles', {}, { circular: true }),
  forbid('every import is found', {}, { couldNotResolve: true }),
  forbid(
    'a folder in src is app, platform or a feature',
    { path: '^src/', pathNot: [entry, '^src/(app|platform)/', anyFeature] },
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
    'platform knows no feature and no app',
    { path: '^src/platform/' },
    { path: '^src/', pathNot: '^src/platform/' },
  ),
  forbid('a feature does not know the app', { path: anyFeature }, { path: '^src/app/' }),
  forbid(
    'the app enters a feature by its index or a door',
    { path: '^src/app/' },
    { path: anyFeature, pathNot: [index, doors, commands] },
  ),
  forbid(
    'a feature is entered by its index',
    { path: anyFeature },
    { path: anyFeature, pathNot: ['^src/$1/', index] },
  ),
  forbid('only the app opens a door', { path: '^(src|scripts)/', pathNot: '^src/app/' }, { path: doors }),
  forbid(
    'only a script and the import job use commands',
    { path: '^src/', pathNot: commandJob },
    { path: commands },
  ),
  forbid(
    'a script enters a feature by its index or commands',
    { path: '^scripts/' },
    { path: anyFeature, pathNot: [index, commands] },
  ),
  ...Object.entries(arrows).map(([feature, allowed]) =>
    forbid(
      `${feature} uses ${allowed.join(' and ') || 'no other feature'}`,
      { path: `^src/${feature}/` },
      { path: anyFeature, pathNot: `^src/(${[feature, ...allowed].join('|')})/` },
    ),
  ),
];
