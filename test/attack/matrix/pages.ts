import { staffRoutes } from '../../../src/app.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { addressOf } from '../../support/routes.ts';
import { type Served, serve, Visitor } from '../../support/visitor.ts';
import type { FileThere } from './places.ts';
import { answerTo } from './policy.ts';
import type { Found } from './probe.ts';
import type { Present } from './ties.ts';
import type { World } from './world.ts';

const fileRoutes = staffRoutes.filter(({ kind }) => kind === 'file');
type Route = (typeof fileRoutes)[number];
const name = ({ method, path }: Route) => `${method} ${path}`;

/** Whatever else an address names is the same nothing both times. */
const other = newId();
async function ask(visitor: Visitor, route: Route, file: string, form: string): Promise<Response> {
  const named = [...route.path.matchAll(/:([a-zA-Z]+)/g)].map(([, parameter = '']) => [parameter, other]);
  const address = addressOf(route.path, { ...Object.fromEntries(named), file });
  return route.method === 'get' ? visitor.get(address) : visitor.post(address, { _form: form });
}

/** Everything that a browser is told, with the id that it asked for left out. */
async function told(answer: Response, file: string): Promise<string> {
  const headers = [...answer.headers].filter(([header]) => header !== 'date').sort();
  return JSON.stringify([answer.status, headers, await answer.text()]).replaceAll(file, ':file');
}

/**
 * Every person asks every route that has a file, each time for another of the files. Where the policy says no, the answer is
 * that of a file that isn't there, byte for byte; where it says yes, each page of a file is shown to somebody.
 */
export async function pages(world: World, wanted: (person: number, route: number) => boolean): Promise<Found> {
  const found: Found = { tried: 0, shown: 0, hidden: 0, wrong: [] };
  const served = serve(world.town);
  const shown = new Set<string>();
  for (const [p, one] of world.present.entries())
    for (const [r, route] of fileRoutes.entries()) {
      if (!wanted(p, r)) continue;
      const file = world.places.files[(p * 7 + r * 3) % world.places.files.length] as FileThere;
      await compare(served, one, route, file, found, shown);
    }
  if (shown.size === 0) found.wrong.push('no page of any file was shown to anybody');
  found.wrong.push(...served.faults.map((fault) => `a fault: ${fault}`));
  return found;
}

async function compare(served: Served, one: Present, route: Route, file: FileThere, found: Found, shown: Set<string>) {
  const visitor = () => {
    const made = new Visitor(served);
    if (one.token) made.cookies.set('session', one.token);
    return made;
  };
  const answer = answerTo(one.person, file);
  const [form, missing] = [newId(), newId()];
  const of = await ask(visitor(), route, file.id, form);
  found.tried += 1;
  if (answer !== 'no') {
    found.shown += 1;
    if (of.status === 200) shown.add(name(route));
    if (of.status >= 500) found.wrong.push(`${one.person.who} is answered ${of.status} by ${name(route)}`);
    return;
  }
  found.hidden += 1;
  const hidden = await told(of, file.id);
  const absent = await told(await ask(visitor(), route, missing, form), missing);
  if (hidden !== absent)
    found.wrong.push(
      `${one.person.who} tells ${file.place} · ${file.level} from nothing by ${name(route)}: ${of.status}`,
    );
}
