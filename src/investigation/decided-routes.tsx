import { z } from 'zod';
import {
  type Answer,
  document,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { clocksOf, happened } from '../clocks/index.ts';
import { loadConsentsNow } from '../consent/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { PersonId } from '../kernel/ids.ts';
import { dayOf, isAtOrAfter, startOfDay } from '../kernel/instant.ts';
import { faultForSelf, paperLanguage } from '../letters/index.ts';
import { placesIn } from '../location/index.ts';
import { findSetting, listStaff } from '../organisation/index.ts';
import { showFullDay } from '../platform/language/dates.ts';
import { calendarDay, fieldValue, oneOf, parseForm, postedForm, uuid, withErrors } from '../platform/web/form.ts';
import { decisionTexts, loadDecisions, nameOf } from '../safety/index.ts';
import { withheldIn } from '../withholding/index.ts';
import { appealsIn } from './appeal.store.ts';
import { appealEnds } from './appeal.ts';
import { appealTexts } from './appeal-texts.ts';
import { decidedIn, insertLetter, insertReceipt, letterOf, receiptsOf } from './decided.store.ts';
import { decidedTexts } from './decided-texts.ts';
import { decisionSheet, fileNameOf } from './decision-letter.ts';
import { loadDocument, purpose, reads, writes } from './load.ts';
import { DecidedPage } from './pages/decided-page.tsx';
import type { DecidedProps } from './pages/decided-props.ts';
import { partiesOf } from './parties.ts';
import { rightsTo } from './rights.ts';

async function load(ctx: FileContext) {
  const [all, decisions] = await Promise.all([decidedIn(ctx.sql, ctx.file), loadDecisions(ctx.sql, ctx.file)]);
  const decided = all.find(({ decisionId }) => decisionId === ctx.params.decision);
  const decision = decided && decisions.find(({ id }) => id === decided.decisionId);
  if (!decided || !decision) return undefined;
  const facts = await loadDocument({ ...ctx, params: { ...ctx.params, investigation: decided.investigationId } });
  if (!facts) return undefined;
  const [{ parties: everybody }, letter, receipts, appeals, clocks] = await Promise.all([
    partiesOf(ctx, facts),
    letterOf(ctx.sql, ctx.file, decision.id),
    receiptsOf(ctx.sql, ctx.file, decision.id),
    appealsIn(ctx.sql, ctx.file),
    clocksOf(ctx.sql, ctx.file.id),
  ]);
  const own = appeals.filter(({ decisionId }) => decisionId === decision.id);
  // That an appeal is rejected concerns the one whose appeal it was: nobody else gets a letter of it, or may appeal it.
  const parties = decision.kind === 'rejectAppeal' ? everybody.filter(({ id }) => id === decision.personId) : everybody;
  return { decided, decision, facts, parties, letter, receipts, appeals: own, clocks };
}
export type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

export const withDecided =
  (work: (ctx: FileContext, loaded: Loaded) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const loaded = await load(ctx);
    return loaded ? work(ctx, loaded) : missing;
  };

export const decidedAddress = (ctx: FileContext, id: string): string => `/akt/${ctx.file.id}/beslutat/${id}`;
const here = (ctx: FileContext, { decision }: Loaded) => decidedAddress(ctx, decision.id);
/** `formOf`: that an appeal came in, or the appeal that is answered; otherwise the form is the page’s own. */
export async function draw(
  ctx: FileContext,
  loaded: Loaded,
  form?: DecidedProps['form'],
  formOf?: DecidedProps['formOf'],
) {
  const words = formOf && form ? `${fieldValue(form, 'says')}\n${fieldValue(form, 'words')}` : '';
  const [withheld, said, rights, places] = await Promise.all([
    withheldIn(ctx.sql, ctx.file),
    loadConsentsNow(ctx),
    loaded.appeals.length > 0 ? rightsTo(ctx, ['rejectAppeal', loaded.decision.kind]) : undefined,
    placesIn(ctx, words),
  ]);
  return <DecidedPage ctx={ctx} {...loaded} {...{ withheld, said, rights, places, form, formOf }} />;
}

const mayLetter = ({ facts }: Loaded): boolean =>
  facts.top.rules.some(({ channel, allowed, lockedAt }) => channel === 'letter' && allowed && !lockedAt);

/** Built for the one whom it is about, of what may stand there; nothing is sent. */
const build = withDecided(async (ctx, loaded) => {
  const { decided, decision, facts, parties } = loaded;
  const reader = parties.find(({ self }) => self);
  if (!reader || !decision.decidedAt) return missing;
  const self = facts.top.people.find(({ part }) => part === 'self');
  const motivation = decision.motivation ?? '';
  const fault = await faultForSelf(ctx, `${decided.words}\n${motivation}`, reader);
  if (fault) return invalid(await draw(ctx, loaded, withErrors(postedForm(ctx.body), { '': fault })));
  const t = decidedTexts(paperLanguage).made;
  const me = (await listStaff(ctx.sql, ctx.now)).find(({ id }) => id === ctx.actor.staffId);
  await insertLetter(ctx, ctx.file, decision.id, reader.id, {
    reader: self ? nameOf(self, facts.top.people, paperLanguage) : reader.name,
    what: decided.words,
    outcome: `${decisionTexts(paperLanguage).kinds[decision.kind]}: ${
      decision.kind === 'endWithoutIntervention'
        ? t.outcome.withoutHelp
        : decision.kind === 'rejectAppeal'
          ? appealTexts(paperLanguage).outcome
          : decision.state === 'refused'
            ? t.outcome.refused
            : t.outcome.granted
    }`,
    motivation,
    basis: decision.basis ?? '',
    decidedBy: decision.decidedBy ?? '',
    decidedOn: showFullDay(paperLanguage, dayOf(decision.decidedAt)),
    contact: { name: ctx.actor.name, phone: me?.phone ?? null },
    ...(decision.kind === 'rejectAppeal' ? { appeal: appealTexts(paperLanguage).letterAppeal } : {}),
  });
  await happened(ctx, ctx.file, { kind: 'letter.made', section: 'decisions', subject: { decision: decision.id } });
  return redirect(here(ctx, loaded), { text: decidedTexts(ctx.language).made.built });
});

const sheet = withDecided(async (ctx, { letter }) => {
  if (!letter) return missing;
  const municipality = (await findSetting(ctx.sql, 'municipality.name')) ?? 'Kommunen';
  return document({
    content: decisionSheet(letter, municipality),
    mediaType: 'application/pdf',
    fileName: fileNameOf(letter.id),
  });
});

/** The day that a party got it, by a way that is safe: from then the time to appeal runs (FL 44). */
const receive = withDecided(async (ctx, loaded) => {
  const t = decidedTexts(ctx.language).made;
  const { decision, parties, receipts } = loaded;
  const fields = z.object({
    person: uuid<PersonId>(),
    how: oneOf(['inHand', 'letter']),
    on: calendarDay({ today: today(ctx.now), leaning: 'past' }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, loaded, parsed.form));
  const { person, how, on } = parsed.value;
  const again = async (errors: Record<string, string>) =>
    invalid(await draw(ctx, loaded, withErrors(postedForm(ctx.body), errors)));
  const party = parties.find(({ id }) => id === person);
  if (!party || !decision.decidedAt) return missing;
  if (party.kept) return again({ person: t.kept });
  if (receipts.some(({ personId }) => personId === person)) return again({ person: t.already });
  if (on.since(today(ctx.now)).sign > 0) return again({ on: t.inFuture });
  if (on.since(dayOf(decision.decidedAt)).sign < 0) return again({ on: t.beforeDecision });
  if (how === 'letter' && party.self && !mayLetter(loaded)) return again({ how: t.notSafe });
  await insertReceipt(ctx, ctx.file, decision.id, { personId: person, how, on });
  await happened(ctx, ctx.file, {
    kind: 'decision.received',
    section: 'decisions',
    subject: { decision: decision.id },
    about: decision.id,
    at: startOfDay(on),
    due: appealEnds(on),
  });
  return redirect(here(ctx, loaded), { text: t.receivedDone });
});

/** Final when the time is over and nobody has appealed. */
const over = withDecided(async (ctx, loaded) => {
  const t = decidedTexts(ctx.language).made;
  const { decision, clocks } = loaded;
  const running = clocks.filter(({ kind, about }) => kind === 'appeal' && about === (decision.id as string));
  if (running.length === 0) return missing;
  if (running.some(({ dueAt }) => !isAtOrAfter(ctx.now, dueAt)))
    return invalid(await draw(ctx, loaded, withErrors(postedForm(ctx.body), { '': t.notOver })));
  await happened(ctx, ctx.file, {
    kind: 'decision.final',
    section: 'decisions',
    subject: { decision: decision.id },
    about: decision.id,
  });
  return redirect(here(ctx, loaded), { text: t.overDone });
});

const at = '/akt/:file/beslutat/:decision';
const command = (tail: string, audit: string, handle: (ctx: FileContext) => Promise<Answer>) =>
  fileCommand({ path: `${at}/${tail}`, access: writes, audit, purpose, handle });

export const decidedRoutes: readonly StaffRoute[] = [
  filePage({
    path: at,
    access: reads,
    audit: 'decision.read',
    purpose,
    handle: withDecided(async (ctx, loaded) => page(await draw(ctx, loaded))),
  }),
  filePage({ path: `${at}/blad`, access: reads, audit: 'decision.printed', proof: 'fresh', purpose, handle: sheet }),
  command('brev', 'decision.letterMade', build),
  command('mottaget', 'decision.received', receive),
  command('overklagande', 'decision.appealEnded', over),
];
