import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import type { StaffRoute } from './access/index.ts';
import { type DoorServices, doorRoutes, serveDoor, serveRoute } from './access/index.ts';
import { safetyRoutes } from './safety/index.ts';
import { todayRoutes } from './today/index.ts';

/** Every slice's routes, in one list that tests walk. Nothing is served that is not in it or in the public list. */
export const staffRoutes: readonly StaffRoute[] = [...todayRoutes, ...safetyRoutes];

export type AppServices = DoorServices;

/** Composition: the only file that knows every slice. */
export function createApp(services: AppServices): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: 512 * 1024 }));
  app.use(csrf({ origin: services.origin }));
  for (const route of doorRoutes) app.on(route.method, route.path, serveDoor(services, route));
  for (const route of staffRoutes) app.on(route.method, route.path, serveRoute(services, route));
  app.notFound(async (http) => http.html(String(await services.pages.missing('sv', undefined)), 404));
  return app;
}
