import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  invalid,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { staleLines } from '../help/index.ts';
import { dayOf } from '../kernel/instant.ts';
import { formatTimeOfDay } from '../kernel/time-of-day.ts';
import {
  emptyForm,
  type FormState,
  oneOf,
  optionalText,
  parseForm,
  postedForm,
  text,
  timeOfDay,
  withErrors,
} from '../platform/web/form.ts';
import { mailThatWaits } from './organisation.store.ts';
import { phoneShown } from './pages/phone.tsx';
import { SettingsPage } from './pages/settings-page.tsx';
import { readDigestTime, readOfficeHours } from './rota.store.ts';
import { findSetting, localHelpKinds, organisationModels, saveSetting } from './settings.store.ts';
import { settingsTexts } from './settings-texts.ts';
import { organisationTexts } from './texts.ts';

const administrators = { who: 'role', roles: ['administrator'] } as const;

// A number such as 112 or 90101 is none that a telephone library knows, so it is kept as it was written.
const line = z
  .object({ phone: optionalText({ max: 40 }), hours: optionalText({ max: 120 }), name: optionalText({ max: 120 }) })
  .optional();
const settingsForm = z.object({
  name: text({ max: 80, missing: (language) => settingsTexts(language).missingName }),
  model: oneOf(organisationModels, { missing: (language) => settingsTexts(language).missingModel }),
  from: timeOfDay(),
  until: timeOfDay(),
  digestAt: timeOfDay(),
  violenceTeam: line,
  socialServices: line,
  emergencySocialService: line,
  shelter: line,
});

async function currentForm({ sql }: StaffContext): Promise<FormState> {
  const [name, model, hours, digestAt, help] = await Promise.all([
    findSetting(sql, 'municipality.name'),
    findSetting(sql, 'organisation.model').then((chosen) => chosen ?? 'integrated'),
    readOfficeHours(sql),
    readDigestTime(sql),
    findSetting(sql, 'help.local'),
  ]);
  const numbers = (help ?? []).flatMap(({ kind, phone, hours: open, name: own }) => [
    [`${kind}.phone`, phoneShown(phone)],
    [`${kind}.hours`, open],
    [`${kind}.name`, own],
  ]);
  return emptyForm({
    name,
    model,
    from: formatTimeOfDay(hours.from),
    until: formatTimeOfDay(hours.until),
    digestAt: formatTimeOfDay(digestAt),
    ...Object.fromEntries(numbers),
  });
}

const settingsView = async (ctx: StaffContext, form: FormState) => (
  <SettingsPage
    frame={ctx.frame}
    form={form}
    mail={{ from: ctx.mailFrom, ...(await mailThatWaits(ctx.sql)) }}
    unchecked={staleLines(dayOf(ctx.now).toString())}
  />
);

export const settingsRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/organisation/kommunen',
    access: administrators,
    audit: 'settings.shown',
    handle: async (ctx) => page(await settingsView(ctx, await currentForm(ctx))),
  }),
  staffCommand({
    path: '/organisation/kommunen',
    access: administrators,
    audit: 'settings.saved',
    proof: 'fresh',
    handle: async (ctx) => {
      const t = organisationTexts(ctx.language);
      const read = parseForm(settingsForm, ctx.body, ctx.language);
      if (!read.ok) return invalid(await settingsView(ctx, read.form));
      const { name, model, from, until, digestAt, ...numbers } = read.value;
      if (Temporal.PlainTime.compare(from, until) >= 0) {
        const form = withErrors(postedForm(ctx.body), { until: settingsTexts(ctx.language).hoursWrong });
        return invalid(await settingsView(ctx, form));
      }
      const help = localHelpKinds.flatMap((kind) => {
        const { phone, hours, name: own } = numbers[kind] ?? {};
        return phone === undefined ? [] : [{ kind, phone, hours, name: own }];
      });
      const changed = { by: ctx.actor.staffId, at: ctx.now };
      const hours = { from: from.toString().slice(0, 5), until: until.toString().slice(0, 5) };
      await saveSetting(ctx.sql, 'municipality.name', name, changed);
      await saveSetting(ctx.sql, 'organisation.model', model, changed);
      await saveSetting(ctx.sql, 'organisation.officeHours', hours, changed);
      await saveSetting(ctx.sql, 'notices.digestAt', digestAt.toString().slice(0, 5), changed);
      await saveSetting(ctx.sql, 'help.local', help, changed);
      return redirect('/organisation/kommunen', { text: t.saved });
    },
  }),
];
