import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { inject } from 'vitest';

let connecting: Promise<Browser> | undefined;

/** The run's Chromium. Close what you open in it, not the browser. */
function browser(): Promise<Browser> {
  connecting ??= chromium.connect(inject('browserEndpoint'));
  return connecting;
}

/** A fresh browser profile: no cookies, Swedish, Stockholm's time. */
export async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return (await browser()).newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', ...options });
}
