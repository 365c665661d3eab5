import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { StaffRoute } from './access/index.ts';
import {
  type DoorServices,
  doorRoutes,
  emergencyRoutes,
  endSession,
  openingRoutes,
  readSessionToken,
  serveDoor,
  serveRoute,
} from './access/index.ts';
import { logReviewRoutes } from './access/log/index.ts';
import { casefileRoutes } from './casefile/index.ts';
import { childrenRoutes } from './children/index.ts';
import { conflictRoutes } from './conflicts/index.ts';
import { consentRoutes } from './consent/index.ts';
import { consultationRoutes } from './consultation/index.ts';
import { coordinatedPlanRoutes } from './coordinatedplan/index.ts';
import { costRoutes } from './costs/index.ts';
import { followupRoutes } from './followup/index.ts';
import { helpRoutes } from './help/index.ts';
import { instrumentRoutes } from './instruments/index.ts';
import { intakeRoutes } from './intake/index.ts';
import { investigationRoutes } from './investigation/index.ts';
import { leadingRoutes } from './leading/index.ts';
import { letterRoutes } from './letters/index.ts';
import { locationRoutes } from './location/index.ts';
import { meetingRoutes } from './meetings/index.ts';
import { findSetting, organisationRoutes } from './organisation/index.ts';
import { patternRoutes } from './pattern/index.ts';
import { planRoutes } from './plan/index.ts';
import { type Work, withActor } from './platform/database/with-actor.ts';
import { assetRoutes } from './platform/web/asset-routes.ts';
import { pageHeaders } from './platform/web/headers.ts';
import { onlyFromOwnPages } from './platform/web/own-pages.ts';
import { programmeRoutes } from './programme/index.ts';
import { readingRoutes } from './readings/index.ts';
import { referralRoutes } from './referrals/index.ts';
import { retentionRoutes } from './retention/index.ts';
import { riskRoutes, topOf } from './risk/index.ts';
import { safetyRoutes } from './safety/index.ts';
import { safetyPlanRoutes } from './safetyplan/index.ts';
import { situationRoutes } from './situation/index.ts';
import { supportRoutes } from './support/index.ts';
import { todayRoutes } from './today/index.ts';
import { withholdingRoutes } from './withholding/index.ts';

/** Every slice's routes, in one list that tests walk. Nothing is served that is not in it, the door's or the public one. */
export const staffRoutes: readonly StaffRoute[] = [
  ...openingRoutes,
  ...emergencyRoutes,
  ...todayRoutes,
  ...intakeRoutes,
  ...safetyRoutes,
  ...riskRoutes,
  ...retentionRoutes,
  ...childrenRoutes,
  ...consultationRoutes,
  ...coordinatedPlanRoutes,
  ...costRoutes,
  ...casefileRoutes,
  ...locationRoutes,
  ...letterRoutes,
  ...investigationRoutes,
  ...withholdingRoutes,
  ...readingRoutes,
  ...conflictRoutes,
  ...planRoutes,
  ...patternRoutes,
  ...safetyPlanRoutes,
  ...referralRoutes,
  ...situationRoutes,
  ...supportRoutes,
  ...programmeRoutes,
  ...meetingRoutes,
  ...consentRoutes,
  ...followupRoutes,
  ...leadingRoutes,
  ...organisationRoutes,
  ...instrumentRoutes,
  ...logReviewRoutes,
];

export type AppServices = DoorServices & { readonly neutralUrl: string };

/** Composition: the only file that knows every slice. */
export function createApp(services: AppServices): Hono {
  const app = new Hono();
  app.use(...pageHeaders({ https: services.origin.startsWith('https:') }));
  app.use(formLimit());
  app.use(
    onlyFromOwnPages(services.origin, async (http) =>
      http.html(String(await services.pages.notFromHere('sv', services.origin)), 403),
    ),
  );
  app.route('/', assetRoutes());
  app.route('/', helpRoutes(helpServices(services)));
  for (const route of doorRoutes) app.on(route.method, route.path, serveDoor(services, route));
  const withTop = { ...services, topOf };
  for (const route of staffRoutes) app.on(route.method, route.path, serveRoute(withTop, route));
  app.notFound(async (http) => http.html(String(await services.pages.missing('sv', undefined)), 404));
  return app;
}

/** Small forms, but for the few commands that a paper goes along with. */
function formLimit(): MiddlewareHandler {
  const usual = bodyLimit({ maxSize: 512 * 1024 });
  const larger = staffRoutes.flatMap(({ path, largestForm }) =>
    largestForm
      ? [{ path: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`), limit: bodyLimit({ maxSize: largestForm }) }]
      : [],
  );
  return (http, next) => (larger.find(({ path }) => path.test(http.req.path))?.limit ?? usual)(http, next);
}

function helpServices(services: AppServices) {
  const asNobody = <T>(work: (tx: Work) => Promise<T>) => withActor(services.database, '', work);
  return {
    municipality: async () => (await asNobody(({ sql }) => findSetting(sql, 'municipality.name'))) ?? 'Kommunen',
    localHelp: async () => (await asNobody(({ sql }) => findSetting(sql, 'help.local'))) ?? [],
    neutralUrl: services.neutralUrl,
    endSession: async (http: Context) => {
      const token = readSessionToken(http, services.sessionCookie);
      if (token) await asNobody(({ sql }) => endSession(sql, token));
    },
    reportFault: services.reportFault,
  };
}
