import { Temporal } from 'temporal-polyfill';
import { type Answer, type FileContext, invalid, missing, page } from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { momentAt } from '../kernel/instant.ts';
import { getOk } from '../kernel/result.ts';
import { emptyForm, type FormState, postedForm, withErrors } from '../platform/web/form.ts';
import { loadFileTop } from '../safety/index.ts';
import { whoDecides } from './deciders.ts';
import { ChooseGroundPage, ProvisionPage } from './pages/provision-pages.tsx';
import { whoIsAsked } from './people.store.ts';
import { readProvisionForm, testLines } from './provision-form.ts';
import { type ByHand, testOf } from './provision-tests.ts';
import { provisionTexts } from './provision-texts.ts';
import { groundKindOf, isSwitched, switchedProvisions } from './register.ts';
import { isSwitchedOn, switchings } from './switch.store.ts';
import { writeIn } from './write-in.ts';

export async function chooseAGround(ctx: FileContext): Promise<Answer> {
  const [top, all, { isChild }] = await Promise.all([
    loadFileTop(ctx),
    switchings(ctx.sql),
    whoIsAsked(ctx.sql, ctx.file, ctx.now),
  ]);
  const off = new Set<string>(switchedProvisions.filter((one) => !isSwitchedOn(all, one)));
  return page(<ChooseGroundPage ctx={ctx} top={top} off={off} ofChild={isChild} />);
}

/** One that the municipality's lawyer has not decided on is not there, whatever the address says. */
const isOff = async (ctx: FileContext, provision: ByHand): Promise<boolean> =>
  isSwitched(provision) && !isSwitchedOn(await switchings(ctx.sql), provision);

async function draw(ctx: FileContext, provision: ByHand, form: FormState) {
  const [top, { people }] = await Promise.all([loadFileTop(ctx), whoDecides(ctx, testOf(provision).decision)]);
  return <ProvisionPage ctx={ctx} top={top} provision={provision} form={form} deciders={people} />;
}

export async function showProvision(ctx: FileContext, provision: ByHand): Promise<Answer> {
  if (await isOff(ctx, provision)) return missing;
  return page(await draw(ctx, provision, emptyForm({ day: 'i dag' })));
}

export async function writeProvision(ctx: FileContext, provision: ByHand): Promise<Answer> {
  if (await isOff(ctx, provision)) return missing;
  const t = provisionTexts(ctx.language);
  const read = readProvisionForm(ctx, provision);
  if (!read.ok) return invalid(await draw(ctx, provision, read.form));
  const { value } = read;
  const { people, own } = await whoDecides(ctx, testOf(provision).decision);
  const decider = people.find(({ id }) => id === value.decider);
  if (!decider) {
    const form = withErrors(postedForm(ctx.body), { decider: t.deciderMissing });
    return invalid(await draw(ctx, provision, form));
  }
  const at = value.day.equals(today(ctx.now))
    ? ctx.now
    : getOk(momentAt(value.day, Temporal.PlainTime.from('12:00')), 'noon, which every day has');
  const given = {
    receiver: { name: value.outside ?? t.receivers[value.receiver] },
    how: value.how,
    ground: { kind: groundKindOf(provision) as 'statutoryDuty' | 'otherProvision', provision },
    parts: value.parts,
    words: value.words,
    heldBackWords: value.heldBackWords,
    weighed: { against: value.against, decidedBy: decider.id },
    test: testLines(ctx, provision, value),
    at,
  };
  return writeIn(ctx, given, decider, own);
}
