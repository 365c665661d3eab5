import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  type Answer,
  emergenciesOf,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  type StaffRoute,
} from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { momentAt } from '../kernel/instant.ts';
import { getOk } from '../kernel/result.ts';
import { listUnits } from '../organisation/index.ts';
import {
  calendarDay,
  emptyForm,
  type FormState,
  manyOf,
  oneOf,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { loadFileTop } from '../safety/index.ts';
import { whoDecides } from './deciders.ts';
import { PrintedRegisterPage, partsInWords, RegisterPage, WriteDisclosurePage } from './pages/register-pages.tsx';
import { chooseAGround, showProvision, writeProvision } from './provision-routes.tsx';
import { isByHand } from './provision-tests.ts';
import { type Disclosed, registerOf } from './register.store.ts';
import { disclosable, mayBePrinted, receiversIn, waysByHand } from './register.ts';
import { beyondConsent, type Chosen, chooseGround, groundFields, unitOf } from './register-ground.ts';
import { registerTexts } from './register-texts.ts';
import { signRoutes } from './sign-routes.tsx';
import { givenIn, inForce } from './withdraw.store.ts';
import { writeIn } from './write-in.ts';

const reads = { who: 'file', reads: ['consents'] } as const;
const writes = { ...reads, writes: ['consents'] } as const;
const purpose = 'consents';

export const registerRoutes: StaffRoute[] = [
  filePage({
    path: '/akt/:file/utlamnat',
    access: reads,
    audit: 'register.read',
    purpose,
    handle: async (ctx) => {
      if (ctx.file.kind !== 'person') return missing;
      const [top, lines, emergencies] = await Promise.all([
        loadFileTop(ctx),
        registerOf(ctx, ctx.file),
        emergenciesOf(ctx.sql, ctx.keyring, ctx.file),
      ]);
      const shown = receiversIn(lines).find(({ key }) => key === ctx.query.till)?.key;
      return page(<RegisterPage ctx={ctx} top={top} lines={lines} shown={shown} emergencies={emergencies} />);
    },
  }),
  filePage({
    path: '/akt/:file/utlamnat/utskrift',
    access: reads,
    audit: 'register.printed',
    proof: 'fresh',
    purpose,
    handle: async (ctx) => {
      if (ctx.file.kind !== 'person' || !mayBePrinted(ctx.file)) return missing;
      return page(<PrintedRegisterPage ctx={ctx} lines={await registerOf(ctx, ctx.file)} />);
    },
  }),
  filePage({
    path: '/akt/:file/utlamnat/nytt',
    access: writes,
    audit: 'disclosure.form',
    purpose,
    handle: async (ctx) => {
      if (ctx.file.kind !== 'person') return missing;
      const ground = ctx.query.grund ?? '';
      if (isByHand(ground)) return showProvision(ctx, ground);
      return ground === '' ? chooseAGround(ctx) : page(await show(ctx, emptyForm({ day: 'i dag' })));
    },
  }),
  fileCommand({ path: '/akt/:file/utlamnat/nytt', access: writes, audit: 'disclosure.made', purpose, handle: write }),
  ...signRoutes,
];

/** What a ground is chosen from: consents in force, and everyone to whom such decisions are given. */
export async function groundFacts(ctx: FileContext) {
  const [given, { people, own }] = await Promise.all([givenIn(ctx.sql, ctx.file), whoDecides(ctx, 'disclosure')]);
  return { consents: given.filter((one) => inForce(one, ctx.now)), deciders: people, own };
}

async function show(ctx: FileContext, form: FormState) {
  const [top, { consents, deciders }, units] = await Promise.all([
    loadFileTop(ctx),
    groundFacts(ctx),
    listUnits(ctx.sql),
  ]);
  return <WriteDisclosurePage ctx={ctx} top={top} form={form} units={units} consents={consents} deciders={deciders} />;
}

const disclosure = (ctx: FileContext) =>
  z.object({
    ...groundFields,
    unit: optionalText({ max: 40 }),
    outside: optionalText({ max: 200 }),
    how: oneOf(waysByHand),
    day: calendarDay({ today: today(ctx.now), leaning: 'past' }),
    parts: manyOf(disclosable, {
      atLeastOne: true,
      missing: (language) => registerTexts(language).problems.parts,
    }),
    words: text({ max: 2000 }),
    heldBackWords: optionalText({ max: 2000 }),
  });

async function write(ctx: FileContext): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const [asked = ''] = ctx.body.ground ?? [];
  if (isByHand(asked)) return writeProvision(ctx, asked);
  const t = registerTexts(ctx.language).problems;
  const parsed = parseForm(disclosure(ctx), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await show(ctx, parsed.form));
  const typed = parsed.value;
  const again = async (errors: Record<string, string>) =>
    invalid(await show(ctx, withErrors(postedForm(ctx.body), errors)));
  const { consents, deciders, own } = await groundFacts(ctx);
  const chosen = chooseGround(typed, consents, deciders);
  if (!chosen.ok) return again({ [chosen.error.field]: t[chosen.error.field] });
  const receiver = await readReceiver(ctx, typed, chosen.value);
  if (typeof receiver === 'string') return again({ unit: t[receiver] });
  const { consent, ...ground } = chosen.value;
  const beyond = consent ? beyondConsent(consent, typed.parts) : [];
  if (beyond.length > 0) return again({ parts: t.beyond(partsInWords(beyond, ctx.language)) });
  if (Temporal.PlainDate.compare(typed.day, today(ctx.now)) > 0) return again({ day: t.future });
  const at = typed.day.equals(today(ctx.now))
    ? ctx.now
    : getOk(momentAt(typed.day, Temporal.PlainTime.from('12:00')), 'noon, which every day has');
  const { how, parts, words, heldBackWords } = typed;
  const given = { ...ground, receiver, how, parts, words, heldBackWords, at };
  const decider = deciders.find(({ id }) => id === ground.weighed?.decidedBy);
  return writeIn(ctx, given, decider, own);
}

/** With consent it settles who receives; what was typed beside it may say the same, and nothing else. */
async function readReceiver(
  ctx: FileContext,
  typed: { readonly unit: string | undefined; readonly outside: string | undefined },
  { consent }: Chosen,
): Promise<Disclosed['receiver'] | 'receiver' | 'twoReceivers' | 'otherReceiver'> {
  const unit = (await listUnits(ctx.sql)).find(({ id }) => id === typed.unit);
  if (typed.unit && !unit) return 'receiver';
  if (unit && typed.outside) return 'twoReceivers';
  if (!consent) return unit ? { unitId: unit.id } : typed.outside ? { name: typed.outside } : 'receiver';
  const same = unit
    ? unit.id === consent.receiverUnit
    : !typed.outside || (consent.receiverUnit === null && typed.outside === consent.receiver);
  if (!same) return 'otherReceiver';
  const unitId = unitOf(consent);
  return unitId ? { unitId } : { name: consent.receiver };
}
