import type { Handler } from 'hono';
import { type DoorRoute, type DoorServices, html, readerOf } from './door-route.ts';

export function serveDoor(services: DoorServices, route: DoorRoute): Handler {
  return async (http) => {
    try {
      return await route.handle(services, http);
    } catch (error) {
      services.reportFault(error, `door ${route.path}`);
      return html(http, services.pages.failed(readerOf(http).language), 500);
    }
  };
}
