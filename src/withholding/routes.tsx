import { z } from 'zod';
import {
  type Answer,
  addressOf,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { type PersonId, parseId, type StaffId } from '../kernel/ids.ts';
import { listStaff } from '../organisation/index.ts';
import {
  emptyForm,
  type FormState,
  fieldValue,
  oneOf,
  optional,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { withholdAddress } from './address.ts';
import { findItem } from './item.store.ts';
import { WithholdPage } from './pages/withhold-page.tsx';
import { withholdingTexts } from './texts.ts';
import { couldAsk, endWithheld, withheldIn, withhold } from './withheld.store.ts';
import { type Item, type ItemId, itemKinds, type Withheld } from './withholding.ts';

const purpose = 'casework';
const reads = { who: 'file', reads: ['identity'] } as const;

type Facts = {
  readonly item: Item;
  readonly withheld: readonly Withheld[];
  readonly people: readonly { readonly id: PersonId; readonly name: string | null }[];
  readonly colleagues: readonly { readonly id: StaffId; readonly name: string }[];
};

/** Who can be chosen: nobody twice, never the one who chooses, and never whose own it is. */
async function load(ctx: FileContext): Promise<Facts | undefined> {
  const id = parseId<ItemId>(ctx.params.item);
  const item = id.ok && (await findItem(ctx.sql, ctx.file, id.value));
  if (!item) return undefined;
  const [all, people, staff] = await Promise.all([
    withheldIn(ctx.sql, ctx.file),
    couldAsk(ctx.sql, ctx.file),
    listStaff(ctx.sql, ctx.now),
  ]);
  const withheld = all.filter(({ itemId }) => itemId === item.id);
  const kept = new Set(withheld.map(({ from }): string => ('person' in from ? from.person : from.staff)));
  const own = new Set([ctx.actor.staffId, ...item.whose]);
  return {
    item,
    withheld,
    people: people.filter((one) => !kept.has(one.id)),
    colleagues: staff.filter((one) => !kept.has(one.id) && !own.has(one.id)),
  };
}

const draw = (ctx: FileContext, facts: Facts, form: FormState) => <WithholdPage ctx={ctx} {...facts} form={form} />;

const withItem =
  (work: (ctx: FileContext, facts: Facts) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    // Under the address of its own kind only: a contact's item is not found under that of a person's file.
    if (!ctx.http.req.path.startsWith(`${addressOf(ctx.file)}/`)) return missing;
    const facts = await load(ctx);
    return facts ? work(ctx, facts) : missing;
  };

const add = withItem(async (ctx, facts) => {
  const { item, people, colleagues } = facts;
  const section = itemKinds[item.kind];
  if (!ctx.file.mayWrite(section)) return missing;
  const t = withholdingTexts(ctx.language);
  const fields = z.object({
    person: optional(oneOf(people.map(({ id }) => id))),
    colleague: optional(oneOf(colleagues.map(({ id }) => id))),
    why: text({ max: 500, missing: t.problems.why }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  const form = postedForm(ctx.body);
  const both = ['person', 'colleague'].every((name) => fieldValue(form, name) !== '');
  const nobody = ['person', 'colleague'].every((name) => fieldValue(form, name) === '');
  // Everything that is missing is said at once.
  const whom = both ? { person: t.problems.one } : nobody ? { person: t.problems.who } : {};
  if (!read.ok) return invalid(draw(ctx, facts, withErrors(read.form, whom)));
  const { person, colleague, why } = read.value;
  const from = person && !colleague ? { person } : colleague && !person ? { staff: colleague } : undefined;
  if (!from) return invalid(draw(ctx, facts, withErrors(form, whom)));
  if ((await withhold(ctx.sql, ctx.file, item, from, why)) === 'noLeaderLeft')
    return invalid(draw(ctx, facts, withErrors(form, { colleague: t.problems.noLeaderLeft })), 409);
  await happened(ctx, ctx.file, { kind: 'item.withheld', section, subject: { [item.kind]: item.id } });
  return redirect(withholdAddress(ctx.file, item.id), { text: t.done });
});

const end = withItem(async (ctx, { item, withheld }) => {
  const one = withheld.find(({ id }) => id === ctx.body.withheld?.[0]);
  if (!one) return missing;
  // A leader ends it where she writes nothing else: that it ended is told in a part that she does write.
  const section = [itemKinds[item.kind], 'notes' as const].find(ctx.file.mayWrite);
  if (!section || !(await endWithheld(ctx, ctx.file, one.id))) return missing;
  await happened(ctx, ctx.file, { kind: 'item.notWithheld', section, subject: { [item.kind]: item.id } });
  return redirect(withholdAddress(ctx.file, item.id), { text: withholdingTexts(ctx.language).ended });
});

export const withholdingRoutes: readonly StaffRoute[] = ['/kontakt/:file', '/akt/:file'].flatMap((file) => {
  const path = `${file}/undanta/:item`;
  return [
    filePage({
      path,
      access: reads,
      audit: 'withheld.read',
      purpose,
      handle: withItem(async (ctx, facts) => page(draw(ctx, facts, emptyForm()))),
    }),
    fileCommand({ path, access: reads, audit: 'item.withheld', purpose, handle: add }),
    fileCommand({ path: `${path}/slut`, access: reads, audit: 'item.notWithheld', purpose, handle: end }),
  ];
});
