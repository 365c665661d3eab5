import { afterAll, beforeAll } from 'vitest';
import { doorRoutes } from '../../src/access/index.ts';
import { staffRoutes } from '../../src/app.ts';
import { signInAs } from '../../src/demo/found.store.ts';
import type { StaffKey } from '../../src/demo/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { type FoundForm, formsIn, linksIn } from '../support/forms.ts';
import { publicRoutes } from '../support/routes.ts';
import { openStrandhaga, type Strandhaga } from '../support/strandhaga.ts';
import { Chance } from './chance.ts';
import { hiddenFile } from './fuzz/hidden-file.ts';
import { brokenBody, nasty } from './fuzz/nasty.ts';
import { attack } from './goal.ts';

// Everything that can be sent to every way in, by people with all kinds of rights, in a municipality with two years of
// work: answers may be refusals, never faults, and never words of a file that is nobody's business.

const people: readonly (StaffKey | undefined)[] = [
  'dutyOfficer',
  'caseOfficer',
  'teamLeader',
  'administrator',
  'auditor',
  'outsider',
  undefined,
];
/** Ways that only let somebody out again, and those that wait on purpose. */
const leftOut = /^\/(logga-ut|las|aterkalla)$/;

let town: Strandhaga;
let hidden: { id: string; canaries: string[] };
beforeAll(async () => {
  town = await openStrandhaga();
  hidden = await hiddenFile(town, 'therapist');
}, 240_000);
afterAll(() => town.close());

/** Somebody with a browser: knows the links and forms of what was last read, and sends them back changed. */
class Sender {
  cookie = '';
  links: string[] = ['/', '/min-dag'];
  forms: FoundForm[] = [];

  readonly who: StaffKey | undefined;

  constructor(who: StaffKey | undefined) {
    this.who = who;
  }

  async enter(): Promise<void> {
    if (!this.who) return;
    const token = await signInAs(town.database, town.player.founded.staff[this.who]).catch(() => undefined);
    this.cookie = token ? `session=${token}` : '';
  }

  learn(html: string, path: string): void {
    this.links = [...new Set([...linksIn(html), ...this.links])].slice(0, 200);
    this.forms = [...formsIn(html, path), ...this.forms].slice(0, 60);
  }
}

attack('G6', 'fuzz of every route: no fault, no word of a hidden file', async (mode) => {
  const wanted = mode === 'full' ? 200_000 : 1_500;
  const chance = new Chance(6);
  const senders = people.map((who) => new Sender(who));
  for (const sender of senders) await sender.enter();
  const routes = [...staffRoutes, ...doorRoutes, ...publicRoutes(town.app)].filter(({ path }) => !leftOut.test(path));
  const ids = [hidden.id];
  const faults: string[] = [];
  const answered: Record<string, number> = {};
  let leaked = 0;
  let tried = 0;

  // The owner sees them: there was something to hide, and the words are looked for as they would be shown.
  const owner = new Sender('therapist');
  await owner.enter();
  const seen = async (path: string) =>
    (await town.app.request(`${town.address}${path}`, { headers: { cookie: owner.cookie } })).text();
  const shown = (await Promise.all(['/arenden', `/akt/${hidden.id}`].map(seen))).join('');
  // The name is masked on lists, for her too.
  if (!hidden.canaries.some((canary) => shown.includes(canary))) faults.push('its owner does not see the hidden file');

  const filled = (path: string) =>
    path.replace(/:(\w+)(\{[^}]*\})?/g, () =>
      encodeURIComponent(
        chance.below(4) ? chance.of(ids) : chance.below(2) ? newId() : nasty(chance).slice(0, 200).toWellFormed(),
      ),
    );

  const value = (given: string, options: readonly string[]): string => {
    if (chance.below(3) === 0) return nasty(chance);
    if (options.length > 0) return chance.of(options);
    return given || chance.of(['Ord', 'i morgon', '14.00', '', chance.of(ids)]);
  };

  type Sent = { method: string; path: string; body?: URLSearchParams | Uint8Array<ArrayBuffer>; type?: string };
  function next(sender: Sender): Sent {
    const kind = chance.below(10);
    if (kind < 3) return { method: 'GET', path: chance.of(sender.links) };
    if (kind < 6 && sender.forms.length > 0) {
      const form = chance.of(sender.forms);
      const body = new URLSearchParams();
      for (const field of form.fields) {
        if (chance.below(8) === 0) continue;
        body.append(field.name, field.name === '_form' ? newId() : value(field.value, field.options));
      }
      if (chance.below(4) === 0)
        body.append(chance.of(['__proto__', 'role', 'unit', '_form', 'staff_id', 'a[b]']), nasty(chance));
      return { method: 'POST', path: form.action, body };
    }
    const route = chance.of(routes);
    const path = `${filled(route.path)}${chance.below(5) ? '' : `?${chance.of(['till', 'sprak', 'a', 'sida'])}=${encodeURIComponent(nasty(chance).slice(0, 300).toWellFormed())}`}`;
    if (route.method === 'get') return { method: 'GET', path };
    if (kind === 9) return { method: 'POST', path, ...brokenBody(chance) };
    const body = new URLSearchParams({ _form: newId() });
    for (let n = chance.below(6); n > 0; n -= 1)
      body.append(
        chance.of([
          'text',
          'words',
          'reason',
          'number',
          'name',
          'unit',
          'staff',
          'when.day',
          'when.time',
          'kind',
          'answer',
        ]),
        nasty(chance),
      );
    return { method: 'POST', path, body };
  }

  async function one(): Promise<void> {
    while (tried < wanted) {
      tried += 1;
      const sender = chance.of(senders);
      const { method, path, body, type } = next(sender);
      if (leftOut.test(path)) continue;
      let answer: Response;
      try {
        answer = await town.app.request(`${town.address}${path}`, {
          method,
          headers: {
            origin: town.address,
            cookie: sender.cookie,
            ...(type === undefined ? {} : { 'content-type': type }),
          },
          ...(body === undefined ? {} : { body }),
        });
      } catch (error) {
        if (!(error instanceof TypeError)) faults.push(`${method} ${path}: ${error}`);
        continue; // an address that no browser could send
      }
      const text = await answer.text();
      answered[answer.status] = (answered[answer.status] ?? 0) + 1;
      if (answer.status >= 500) faults.push(`${method} ${path}: ${answer.status}`);
      if (/\bat .+\.(ts|tsx|mjs):\d+/.test(text)) faults.push(`${method} ${path}: tells where in the program`);
      if (hidden.canaries.some((canary) => text.includes(canary))) leaked += 1;
      const [, id] = /\/([0-9a-f-]{36})(?:\/|$)/.exec(path) ?? [];
      if (id && answer.status === 200 && !ids.includes(id) && ids.length < 400) ids.push(id);
      if (answer.status === 200 && text.includes('<form')) sender.learn(text, path.split('?')[0] ?? path);
      const to = answer.headers.get('location');
      if (to?.startsWith('/logga-in') || to?.startsWith('/last')) await sender.enter();
      else if (to?.startsWith('/')) sender.links.unshift(to);
    }
  }
  const before = process.memoryUsage().heapUsed;
  await Promise.all(Array.from({ length: 8 }, one));
  const grown = Math.round((process.memoryUsage().heapUsed - before) / 1e6);
  for (const { action, error } of town.faults.slice(0, 20) as { action: string; error: unknown }[])
    faults.push(`${action}: ${error}`);

  const counts = Object.entries(answered).map(([status, count]) => `${status}: ${count}`);
  return {
    tried,
    failed: faults.length + leaked,
    figure: `${[...new Set(faults)].slice(0, 8).join('; ') || 'no fault'}; ${leaked} leaked; ${counts.join(', ')}; heap grew ${grown} MB`,
  };
});
