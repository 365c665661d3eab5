import { z } from 'zod';
import {
  type Answer,
  invalid,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { calendarDay, type FormState, oneOf, parseForm, text } from '../platform/web/form.ts';
import { SwitchPage } from './pages/switch-page.tsx';
import { provisionTexts } from './provision-texts.ts';
import { switchedProvisions } from './register.ts';
import { switchings, turnSwitch } from './switch.store.ts';

const access = { who: 'role', roles: ['administrator'] } as const;
const path = '/organisation/bestammelser';

const draw = async (ctx: StaffContext, form?: FormState) => (
  <SwitchPage frame={ctx.frame} all={await switchings(ctx.sql)} {...(form ? { form } : {})} />
);

async function turn(ctx: StaffContext): Promise<Answer> {
  const t = provisionTexts(ctx.language);
  const schema = z.object({
    provision: oneOf(switchedProvisions, { missing: t.lawMissing }),
    turn: oneOf(['on', 'off']),
    decidedBy: text({ max: 120, missing: t.decidedByMissing }),
    decision: text({ max: 1000, missing: t.decisionMissing }),
    decidedOn: calendarDay({ today: today(ctx.now), leaning: 'past' }),
  });
  const read = parseForm(schema, ctx.body, ctx.language);
  if (!read.ok) return invalid(await draw(ctx, read.form));
  const { turn: to, ...decided } = read.value;
  await turnSwitch(ctx, { ...decided, isOn: to === 'on' });
  return redirect(path, { text: t.switched });
}

/** The lawyer's switch: an administrator writes in what the lawyer has decided, and where that is written. */
export const switchRoutes: readonly StaffRoute[] = [
  staffPage({ path, access, audit: 'provisions.shown', handle: async (ctx) => page(await draw(ctx)) }),
  staffCommand({ path, access, audit: 'provisions.switched', proof: 'fresh', handle: turn }),
];
