const expected: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Written out here once more, so that a change of the policy is a decision in two places. */
const policy = new Set([
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]);

/** What is wrong with the headers of a page, by whatever client they came; names in small letters. */
export function headerFaults(headers: Readonly<Record<string, string>>): string[] {
  const given = (headers['content-security-policy'] ?? '').split(';').map((part) => part.trim());
  const cookies = (headers['set-cookie'] ?? '').split('\n').filter((line) => line !== '');
  return [
    ...Object.entries(expected)
      .filter(([name, value]) => headers[name] !== value)
      .map(([name]) => `header ${name} is ${headers[name]}`),
    ...[...policy].filter((part) => !given.includes(part)).map((part) => `the content security policy lacks ${part}`),
    ...given.filter((part) => !policy.has(part)).map((part) => `the content security policy has ${part}`),
    ...cookies
      .filter((line) => !/; HttpOnly/i.test(line) || !/; SameSite=Strict/i.test(line))
      .map((line) => `cookie ${line}`),
    ...['server', 'x-powered-by']
      .filter((name) => name in headers)
      .map((name) => `header ${name} tells what runs here`),
  ];
}
