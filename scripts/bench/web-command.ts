import manifest from '../../package.json' with { type: 'json' };

/** What `npm run web` gives to node: its options and the file. */
export const webCommand: readonly string[] = manifest.scripts.web.split(' ').slice(1);
