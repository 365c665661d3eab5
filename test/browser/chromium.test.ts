import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newContext } from '../support/browser.ts';

let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<h1>Hej</h1><button type="button" onclick="document.title = \'Klickad\'">Ta emot</button>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('Chromium opens a page of this machine, clicks, and has Swedish time', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'Ta emot' }).click();
  expect(await page.title()).toBe('Klickad');
  expect(await page.evaluate(() => new Date(0).getHours())).toBe(1);
  await context.close();
});

test('a context has nothing of the one before', async () => {
  const first = await newContext();
  await first.addCookies([{ name: 'a', value: 'b', url: address }]);
  await first.close();
  const second = await newContext();
  expect(await second.cookies()).toEqual([]);
  await second.close();
});

test('an authenticator for passkeys can be had', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(address);
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  expect(authenticatorId).not.toBe('');
  await context.close();
});
