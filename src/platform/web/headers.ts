import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const own = ["'self'"];
const nothing = ["'none'"];

const policy = {
  defaultSrc: nothing,
  styleSrc: own,
  scriptSrc: own,
  imgSrc: own,
  fontSrc: own,
  formAction: own,
  connectSrc: own,
  baseUri: nothing,
  frameAncestors: nothing,
  requireTrustedTypesFor: ["'script'"],
  // No policy can be made, so no text of any kind can become markup or code.
  trustedTypes: nothing,
};

/**
 * What every answer carries, pages of error too. Referrer: `same-origin` sends nothing to other sites, as `no-referrer`
 * would, but `no-referrer` also turns the Origin of our own forms into `null`, and then no check of where a form came from
 * is possible.
 */
export const pageHeaders = ({ https }: { https: boolean }): MiddlewareHandler[] => [
  secureHeaders({
    contentSecurityPolicy: policy,
    strictTransportSecurity: https ? 'max-age=63072000; includeSubDomains' : false,
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    xFrameOptions: 'DENY',
    permissionsPolicy: {
      accelerometer: [],
      camera: [],
      displayCapture: [],
      geolocation: [],
      gyroscope: [],
      microphone: [],
      midi: [],
      payment: [],
      publickeyCredentialsGet: ['self'],
      screenWakeLock: [],
      usb: [],
    },
  }),
  async (http, next) => {
    await next();
    // Nothing is kept by the browser or on the way, unless it is one of our hashed assets, which says so itself.
    if (!http.res.headers.has('cache-control')) http.header('Cache-Control', 'no-store');
  },
];
