import manifest from '../../package.json' with { type: 'json' };

/** The arguments that `npm run web` passes to node: options and the file. */
export const webCommand: readonly string[] = manifest.scripts.web.split(' ').slice(1);
