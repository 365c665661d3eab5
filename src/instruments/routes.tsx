import {
  type Answer,
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { parseId } from '../kernel/ids.ts';
import { emptyForm, type FormState, withErrors } from '../platform/web/form.ts';
import { checkInstrument, type Fault, largestInstrument } from './check-instrument.ts';
import { changeUse, type InstrumentId, insertInstrument, isTaken, loadedInstruments } from './instrument.store.ts';
import { inWords } from './instrument.ts';
import { InstrumentPage } from './pages/instrument-page.tsx';
import { InstrumentsPage, instrumentsAddress } from './pages/instruments-page.tsx';
import { shipped } from './shipped.ts';
import { instrumentTexts } from './texts.ts';

const administrators = { who: 'role', roles: ['administrator'] } as const;
const one = `${instrumentsAddress}/:instrument`;

export const instrumentRoutes: readonly StaffRoute[] = [
  staffPage({
    path: instrumentsAddress,
    access: administrators,
    audit: 'instruments.listed',
    handle: async (ctx) => page(await list(ctx, emptyForm())),
  }),
  staffCommand({
    path: instrumentsAddress,
    access: administrators,
    audit: 'instrument.loaded',
    handle: load,
    largestForm: 2 * largestInstrument + 64 * 1024,
  }),
  staffPage({ path: one, access: administrators, audit: 'instrument.shown', handle: show }),
  staffCommand({ path: one, access: administrators, audit: 'instrument.useChanged', proof: 'fresh', handle: change }),
];

const list = async (ctx: StaffContext, form: FormState, faults: readonly Fault[] = []) => (
  <InstrumentsPage frame={ctx.frame} loaded={await loadedInstruments(ctx.sql)} form={form} faults={faults} />
);

/** A file or pasted text. What was pasted comes back; a file can't be given back to the browser, and is chosen again. */
async function load(ctx: StaffContext): Promise<Answer> {
  const t = instrumentTexts(ctx.language);
  const pasted = ctx.body.text?.[0]?.trim() ?? '';
  const form = emptyForm({ text: pasted });
  const posted = (await ctx.http.req.parseBody().catch(() => ({}) as Record<string, unknown>)).file;
  const file = posted instanceof File && posted.size > 0 ? posted : undefined;
  if (file && pasted) return invalid(await list(ctx, withErrors(form, { file: t.both })));
  if (!file && !pasted) return invalid(await list(ctx, withErrors(form, { file: t.nothing })));
  const read = checkInstrument(file ? await file.text() : pasted);
  if (!read.ok) return invalid(await list(ctx, form, read.error));
  const { title, version } = read.value;
  if (await isTaken(ctx.sql, read.value)) {
    const said = t.taken(inWords(title, ctx.language), version);
    return invalid(await list(ctx, withErrors(form, { [file ? 'file' : 'text']: said })));
  }
  const id = await insertInstrument(ctx, read.value);
  return redirect(`${instrumentsAddress}/${id}`, { text: t.wasLoaded });
}

async function show(ctx: StaffContext): Promise<Answer> {
  const named = ctx.params.instrument;
  const ours = shipped.find(({ id }) => id === named);
  if (ours) return page(<InstrumentPage frame={ctx.frame} instrument={ours} loaded={undefined} />);
  const loaded = (await loadedInstruments(ctx.sql)).find(({ id }) => id === named);
  if (!loaded) return missing;
  return page(<InstrumentPage frame={ctx.frame} instrument={loaded.instrument} loaded={loaded} />);
}

async function change(ctx: StaffContext): Promise<Answer> {
  const t = instrumentTexts(ctx.language);
  const id = parseId<InstrumentId>(ctx.params.instrument);
  const to = ctx.body.to?.[0];
  if (!id.ok || (to !== 'usable' && to !== 'ended')) return missing;
  if (!(await changeUse(ctx, id.value, to))) return missing;
  return redirect(`${instrumentsAddress}/${id.value}`, { text: to === 'usable' ? t.wasTaken : t.wasEnded });
}
