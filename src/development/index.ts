export { devMailRoutes } from './dev-mail-routes.ts';
export { liveReloadRoutes } from './live-reload-routes.ts';
export { styleguideRoutes } from './styleguide-routes.ts';
