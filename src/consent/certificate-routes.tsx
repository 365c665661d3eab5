import { Temporal } from 'temporal-polyfill';
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
import { happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { UnitId } from '../kernel/ids.ts';
import { dayOf, type Instant, momentAt } from '../kernel/instant.ts';
import { PersonalNumber } from '../kernel/personal-number.ts';
import { getOk } from '../kernel/result.ts';
import { findSetting, listUnits } from '../organisation/index.ts';
import { showFullDay } from '../platform/language/dates.ts';
import {
  calendarDay,
  checkbox,
  emptyForm,
  type FormState,
  manyOf,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../platform/web/form.ts';
import { loadFileTop } from '../safety/index.ts';
import { raiseAlert } from '../today/index.ts';
import { withheldIn } from '../withholding/index.ts';
import { certificatesOf, endCertificate, issueCertificate, selfIn, teamOf, workersOf } from './certificate.store.ts';
import { certificateNeeds, tellingWordsIn } from './certificate.ts';
import { certificateSheet } from './certificate-pdf.ts';
import { certificateTexts, shortReference } from './certificate-texts.ts';
import { CertificatesPage, NewCertificatePage } from './pages/certificate-pages.tsx';
import { recordDisclosure } from './register.store.ts';
import { type Chosen, chooseGround, groundFields, unitOf } from './register-ground.ts';
import { groundFacts } from './register-routes.tsx';
import { registerTexts } from './register-texts.ts';

const reads = { who: 'file', reads: ['consents'] } as const;
const writes = { who: 'file', reads: ['consents', 'identity'], writes: ['consents'] } as const;
const purpose = 'consents';

export const certificateRoutes: StaffRoute[] = [
  filePage({
    path: '/akt/:file/intyg',
    access: reads,
    audit: 'certificates.read',
    purpose,
    handle: async (ctx) => {
      if (ctx.file.kind !== 'person') return missing;
      const [top, issued, withheld] = await Promise.all([
        loadFileTop(ctx),
        certificatesOf(ctx, ctx.file),
        withheldIn(ctx.sql, ctx.file),
      ]);
      return page(<CertificatesPage ctx={ctx} top={top} issued={issued} withheld={withheld} />);
    },
  }),
  filePage({
    path: '/akt/:file/intyg/nytt',
    access: writes,
    audit: 'certificate.form',
    purpose,
    handle: async (ctx) =>
      ctx.file.kind === 'person' ? page(await show(ctx, emptyForm({ contact: ctx.actor.staffId }))) : missing,
  }),
  fileCommand({
    path: '/akt/:file/intyg/nytt',
    access: writes,
    audit: 'certificate.issued',
    proof: 'fresh',
    purpose,
    handle: issue,
  }),
  filePage({
    path: '/akt/:file/intyg/:certificate/blad',
    access: reads,
    audit: 'certificate.printed',
    proof: 'fresh',
    purpose,
    handle: async (ctx) => {
      const one = await findLive(ctx);
      if (!one) return missing;
      const municipality = (await findSetting(ctx.sql, 'municipality.name')) ?? 'Kommunen';
      return document({
        content: certificateSheet(one, municipality, ctx.language),
        mediaType: 'application/pdf',
        fileName: `${shortReference(one.id)}.pdf`,
      });
    },
  }),
  fileCommand({
    path: '/akt/:file/intyg/:certificate/avsluta',
    access: writes,
    audit: 'certificate.ended',
    purpose,
    handle: end,
  }),
];

async function show(ctx: FileContext, form: FormState) {
  const [top, { consents, deciders }, units, team] = await Promise.all([
    loadFileTop(ctx),
    groundFacts(ctx),
    listUnits(ctx.sql),
    teamOf(ctx.sql, ctx.file, ctx.now),
  ]);
  const toUnits = consents.filter((one) => one.receiverUnit !== null);
  return (
    <NewCertificatePage
      ctx={ctx}
      top={top}
      form={form}
      consents={toUnits}
      units={units}
      deciders={deciders}
      team={team}
    />
  );
}

const certificate = (ctx: FileContext) =>
  z.object({
    ...groundFields,
    needs: manyOf(certificateNeeds, {
      atLeastOne: true,
      missing: (language) => certificateTexts(language).problems.needs,
    }),
    sentence: optionalText({ max: 200 }),
    until: calendarDay({ today: today(ctx.now), leaning: 'future' }),
    contact: text({ max: 40, missing: (language) => certificateTexts(language).problems.contact }),
    number: checkbox(),
    unit: optionalText({ max: 40 }),
  });

async function issue(ctx: FileContext): Promise<Answer> {
  if (ctx.file.kind !== 'person') return missing;
  const t = certificateTexts(ctx.language).problems;
  const again = async (errors: Record<string, string>) =>
    invalid(await show(ctx, withErrors(postedForm(ctx.body), errors)));
  if (ctx.file.protection !== 'none' && ctx.file.protection !== 'secrecyMarker') return again({ needs: t.protected });
  const parsed = parseForm(certificate(ctx), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await show(ctx, parsed.form));
  const typed = parsed.value;
  const telling = tellingWordsIn(typed.sentence ?? '');
  if (telling.length > 0) return again({ sentence: t.telling(telling.map((word) => `”${word}”`).join(', ')) });
  const [{ consents, deciders }, team, self] = await Promise.all([
    groundFacts(ctx),
    teamOf(ctx.sql, ctx.file, ctx.now),
    selfIn(ctx.sql, ctx.file),
  ]);
  const contact = team.find(({ id }) => id === typed.contact);
  if (!contact) return again({ contact: t.contact });
  if (!self.name) return again({ needs: t.noName });
  const chosen = chooseGround(typed, consents, deciders);
  if (!chosen.ok) return again({ [chosen.error.field]: registerTexts(ctx.language).problems[chosen.error.field] });
  const unitId = await readUnit(ctx, typed.unit, chosen.value);
  if (typeof unitId === 'object') return again({ unit: t[unitId.problem] });
  const until = readUntil(ctx, typed.until, chosen.value);
  if (typeof until === 'string') return again({ until });
  const { consent: _consent, ...ground } = chosen.value;
  const disclosureId = await recordDisclosure(ctx, ctx.file, {
    ...ground,
    receiver: { unitId },
    how: 'certificate',
    parts: ['identity'],
    heldBackWords: certificateTexts('sv').heldBack,
  });
  const content = {
    name: self.name,
    number: typed.number ? shown(self.number, ctx) : null,
    needs: typed.needs,
    sentence: typed.sentence ?? null,
    contact: { name: contact.name, phone: contact.phone },
  };
  const id = await issueCertificate(ctx, { disclosureId, validTo: until, content });
  await happened(ctx, ctx.file, {
    kind: 'certificate.issued',
    section: 'consents',
    subject: { certificate: id, disclosure: disclosureId },
  });
  const workers = (await workersOf(ctx.sql, unitId, ctx.now)).filter((staffId) => staffId !== ctx.actor.staffId);
  await raiseAlert(
    ctx,
    'nothingElse',
    'certificateIssued',
    workers.map((staffId) => ({ staffId })),
  );
  return redirect(`/akt/${ctx.file.id}/intyg`, { text: certificateTexts(ctx.language).wasIssued });
}

const shown = (number: string | null, ctx: FileContext): string | null => {
  const read = PersonalNumber.parse(number ?? '', today(ctx.now));
  return read.ok ? read.value.shown() : null;
};

/** With consent it settles the unit; else one of those that there are. */
async function readUnit(
  ctx: FileContext,
  typed: string | undefined,
  { consent }: Chosen,
): Promise<UnitId | { problem: 'unit' | 'outside' | 'otherUnit' }> {
  const unit = (await listUnits(ctx.sql)).find(({ id }) => id === typed);
  if (!consent) return unit?.id ?? { problem: 'unit' };
  const consented = unitOf(consent);
  if (!consented) return { problem: 'outside' };
  return typed === undefined || unit?.id === consented ? consented : { problem: 'otherUnit' };
}

/** The end of that day; a consent that ends on the day itself ends it earlier. */
function readUntil(ctx: FileContext, day: Temporal.PlainDate, { consent }: Chosen): Instant | string {
  const t = certificateTexts(ctx.language).problems;
  const thisDay = today(ctx.now);
  if (Temporal.PlainDate.compare(day, thisDay) < 0) return t.past;
  if (Temporal.PlainDate.compare(day, thisDay.add({ years: 1 })) > 0) return t.tooLong;
  const end = getOk(momentAt(day.add({ days: 1 }), Temporal.PlainTime.from('00:00')), 'midnight, which every day has');
  if (!consent || end.epochMilliseconds <= consent.validTo.epochMilliseconds) return end;
  const last = dayOf(consent.validTo.subtract({ seconds: 1 }));
  return last.equals(day) ? consent.validTo : t.longerThanConsent(showFullDay(ctx.language, last));
}

/** What holds no longer is neither printed nor taken back. */
const findLive = async (ctx: FileContext) =>
  (await certificatesOf(ctx, ctx.file)).find(({ id, state }) => id === ctx.params.certificate && state === 'live');

async function end(ctx: FileContext): Promise<Answer> {
  const issued = await findLive(ctx);
  if (!issued) return missing;
  await endCertificate(ctx.sql, issued.id);
  await happened(ctx, ctx.file, {
    kind: 'certificate.ended',
    section: 'consents',
    subject: { certificate: issued.id },
  });
  return redirect(`/akt/${ctx.file.id}/intyg`, { text: certificateTexts(ctx.language).wasEnded });
}
