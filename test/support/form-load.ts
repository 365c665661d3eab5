import { newId } from '../../src/kernel/ids.ts';
import type { Breakable } from './breakable.ts';
import { ask } from './samgrepp.ts';

type Sent = { readonly form: string; readonly kind: 'contact' | 'person'; location: string };

/**
 * People who send forms while things break. What was acknowledged by a redirect is remembered here, outside everything that
 * is killed. A form with no answer is sent again with its own id, as a browser does when somebody presses once more.
 */
export class FormLoad {
  readonly acknowledged: Sent[] = [];
  longest = 0;
  unsure = 0;
  /** Answers that are neither a redirect to what was made nor a plain "it did not work". */
  wrong: string[] = [];
  readonly #breakable: Breakable;
  #going = true;
  readonly #people: Promise<void>[];

  constructor(breakable: Breakable, people = 4) {
    this.#breakable = breakable;
    this.#people = Array.from({ length: people }, () => this.#person());
  }

  async end(): Promise<void> {
    this.#going = false;
    await Promise.all(this.#people);
  }

  async #person(): Promise<void> {
    while (this.#going) {
      const contact = await this.#sure('contact', '/kontakt/ny', {
        channel: 'call',
        source: 'police',
        'received.day': new Date().toISOString().slice(0, 10),
        'received.time': '00:00',
        name: 'Majken Prov',
      });
      if (contact && this.#going)
        await this.#sure('person', `${contact}/person`, { 'self.name': 'Majken Prov', 'self.number': '' });
    }
  }

  /** Until it is answered, also when the end has been called: nothing is left unsure. */
  async #sure(kind: Sent['kind'], path: string, fields: Record<string, string>): Promise<string> {
    const form = newId();
    for (let tries = 0; tries < 2000; tries += 1) {
      const { status, location, ms, text } = await this.#breakable.send(path, form, fields);
      this.longest = Math.max(this.longest, ms);
      if (status === 303 && location !== '/') {
        this.acknowledged.push({ form, kind, location });
        return location.split('?')[0] ?? '';
      }
      if (status !== 0 && status < 500) {
        this.wrong.push(`${kind} ${status} ${location} ${text.match(/<h1[^>]*>([^<]*)/)?.[1] ?? ''}`);
        return '';
      }
      this.unsure += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.wrong.push(`${kind} was never answered`);
    return '';
  }
}

/** What the database holds at last, against what people were told. */
export async function reckon(adminUrl: string, load: FormLoad) {
  const [facts] = (await ask(
    adminUrl,
    `with made as (select id, location from data.submission)
     select (select coalesce(json_agg(id), '[]') from made) as forms,
       (select count(*)::int from made where location is null)
         + (select count(*)::int from authz.file f where not exists (select from data.file_key k where k.file_id = f.id)
             or not exists (select from data.contact c where c.file_id = f.id) or not exists (select from authz.ground g where g.file_id = f.id)
             or not exists (select from data.event e where e.file_id = f.id)
             or 10 > (select count(*) from authz.section s where s.file_id = f.id)) as halves,
       (select count(*)::int from authz.file) as files,
       (select count(*)::int from data.event where kind = 'contact.received') as received`,
  )) as [{ forms: string[]; halves: number; files: number; received: number }];
  const there = new Set(facts.forms);
  const contacts = new Set(
    load.acknowledged.filter(({ kind }) => kind === 'contact').map(({ location }) => location.split('?')[0]),
  );
  const sentContacts = load.acknowledged.filter(({ kind }) => kind === 'contact').length;
  return {
    acknowledged: load.acknowledged.length,
    lost: load.acknowledged.filter(({ form }) => !there.has(form)).length,
    halves: facts.halves,
    // Each form that asked for a contact made one, and one only, however often it was sent.
    doubles:
      Math.max(0, facts.files - contacts.size) +
      Math.max(0, facts.received - facts.files) +
      (sentContacts - contacts.size),
  };
}
