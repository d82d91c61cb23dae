export { pageRoutes as legalRoutes } from './page-routes.ts';
export { wellKnownRoutes } from './well-known-routes.ts';
