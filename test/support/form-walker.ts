import pg from 'pg';
import { signInAs } from '../../src/demo/found.store.ts';
import type { StaffKey } from '../../src/demo/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { type FormField, type FoundForm, formsIn, linksIn } from './forms.ts';
import type { Strandhaga } from './strandhaga.ts';

export type Answered = {
  readonly who: StaffKey;
  readonly path: string;
  readonly status: number;
  readonly text: string;
  /** The address that it leads to, and the cookies that it sets, as words. */
  readonly said: string;
  readonly to: string;
};

/** What a field of that name most likely takes, so that most forms are accepted. */
const likely: [RegExp, readonly string[]][] = [
  [/number$/i, ['199103132388', '198901012388', '']],
  [/phone|(?:call|sms)\.target/i, ['070-174 06 72']],
  [/year/i, ['2017']],
  [/hours/, ['']],
  [/\.from$|\.until$/, ['9', '14.30']],
  [/time$/i, ['14.00', '20.10']],
  [/day$|On$|^from$|^until$/, ['2026-11-28', '2026-12-20']],
];

/** Ways out, and what would end the walk for others. */
const left = /^\/(?:las|logga|sprak|utseende|visa-dig|organisation)|javig/;

/** Walks about as one of Strandhaga's people and fills in whatever form there is, with words of `write`. */
export class FormWalker {
  readonly #town: Strandhaga;
  readonly #write: (random: () => number) => string;
  readonly #seen: (answer: Answered) => void;
  readonly #tokens = new Map<StaffKey, string>();
  #seed: number;

  constructor(
    town: Strandhaga,
    options: { seed: number; write: (random: () => number) => string; seen: (answer: Answered) => void },
  ) {
    this.#town = town;
    this.#seed = options.seed;
    this.#write = options.write;
    this.#seen = options.seen;
  }

  readonly random = (): number => {
    this.#seed = (this.#seed * 1103515245 + 12345) & 0x7fffffff;
    return this.#seed / 0x7fffffff;
  };

  /** Sees so many pages; answers how many forms were accepted. */
  async walk(who: StaffKey, pages: number): Promise<number> {
    const queue = ['/min-dag', '/arenden', '/mottag', '/jour', '/kontakt/ny', '/arenden?visa=enheten'];
    const seen = new Set<string>();
    let accepted = 0;
    while (queue.length > 0 && seen.size < pages) {
      const [path = ''] = queue.splice(Math.floor(this.random() * queue.length), 1);
      if (seen.has(path)) continue;
      seen.add(path);
      const { text } = await this.#ask(who, path);
      queue.push(...linksIn(text).filter((link) => !left.test(link)));
      for (const form of formsIn(text, path).filter(({ action }) => !left.test(action))) {
        if (this.random() > 0.5) continue;
        const { status, to } = await this.#ask(who, form.action, form);
        if (status === 303) accepted += 1;
        if (to.startsWith('/') && !left.test(to)) queue.push(to.split('#')[0] ?? to);
      }
    }
    return accepted;
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)] as T;
  }

  #answer({ name, type, value, options }: FormField): string[] {
    if (name === '_form') return [newId()];
    if (type === 'hidden') return [value];
    if (type === 'submit') return options.length > 0 && this.random() < 0.5 ? [this.#pick(options)] : [];
    if (type === 'checkbox') return options.filter(() => this.random() < 0.6);
    if (type === 'radio' || type === 'select') return options.length > 0 ? [this.#pick(options)] : [];
    const known = likely.find(([pattern]) => pattern.test(name))?.[1];
    return [known && type !== 'textarea' ? this.#pick(known) : this.#write(this.random)];
  }

  async #ask(who: StaffKey, path: string, form?: FoundForm): Promise<Answered> {
    const token = this.#tokens.get(who) ?? (await signInAs(this.#town.database, this.#town.player.founded.staff[who]));
    this.#tokens.set(who, token);
    const body = new URLSearchParams(
      form?.fields.flatMap((field) => this.#answer(field).map((value): [string, string] => [field.name, value])),
    );
    const headers = { cookie: `session=${token}`, origin: this.#town.address };
    const response = await this.#town.app.request(
      `${this.#town.address}${path}`,
      form ? { method: 'POST', headers, body } : { headers },
    );
    const text = await response.text();
    const to = response.headers.get('location') ?? '';
    const said = [to, ...response.headers.getSetCookie()]
      .map((one) => decodeURIComponent(decodeURIComponent(one)))
      .join();
    const answered = { who, path, status: response.status, text, said, to };
    this.#seen(answered);
    return answered;
  }
}

/** Tables where the mark stands as text, or as bytes that nobody sealed. */
export async function tablesThatTell(adminUrl: string, mark: string): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const tables = await admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname <> 'information_schema' and schemaname !~ '^pg_'`,
    );
    const telling: string[] = [];
    for (const { name } of tables.rows) {
      const found = await admin.query(`select from ${name} x where x::text like $1 or x::text like $2 limit 1`, [
        `%${mark}%`,
        `%${Buffer.from(mark).toString('hex')}%`,
      ]);
      if (found.rowCount) telling.push(name);
    }
    return telling;
  } finally {
    await admin.end();
  }
}
