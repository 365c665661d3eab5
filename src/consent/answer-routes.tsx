import { z } from 'zod';
import {
  type Answer,
  type ConsentId,
  document,
  type FileContext,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { parseId } from '../kernel/ids.ts';
import { isBefore } from '../kernel/instant.ts';
import { findSetting } from '../organisation/index.ts';
import { largestPaper, readPaper } from '../platform/pdf/paper.ts';
import { emptyForm, type FormState, mustTick, oneOf, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { hearNo, hearYes, leaveUnasked, letEnd, type Signed, sign, tellLimits, weigh } from './answer-consent.ts';
import { consentsOf } from './consent.store.ts';
import { type Consent, endsAs, notAskedReasons, standingOf } from './consent.ts';
import { consentForm } from './form-pdf.ts';
import { isComplete } from './list-model.ts';
import { type AnswerForms, ConsentPage } from './pages/consent-page.tsx';
import { findPaper } from './paper.store.ts';
import { whoIsAsked } from './people.store.ts';
import { consentCommand, consentPage, reads, writes } from './person-file-route.ts';
import { parseSignature } from './signature.ts';
import { consentTexts } from './texts.ts';

const path = '/akt/:file/samtycken/:consent';
export const answers = ['refused', 'saidYes', ...notAskedReasons] as const;

const home = (ctx: FileContext, consent?: Consent) => `/akt/${ctx.file.id}/samtycken${consent ? `/${consent.id}` : ''}`;
const texts = (ctx: FileContext) => consentTexts(ctx.language).one;

/** The form of the address; the same answer for one of another file as for one that isn't there. */
const withConsent =
  (work: (ctx: FileContext, consent: Consent) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<ConsentId>(ctx.params.consent);
    const consent = id.ok ? (await consentsOf(ctx.sql, ctx.file)).find((one) => one.id === id.value) : undefined;
    return consent ? work(ctx, consent) : missing;
  };

async function draw(ctx: FileContext, consent: Consent, forms: AnswerForms = {}) {
  const [all, asking, paper] = await Promise.all([
    consentsOf(ctx.sql, ctx.file),
    whoIsAsked(ctx.sql, ctx.file, ctx.now),
    consent.signedHow === 'paper' ? findPaper(ctx.sql, ctx.file, consent.id) : undefined,
  ]);
  const forAll = consent.askingId ? all.filter(({ askingId }) => askingId === consent.askingId) : [];
  const together = consent.askingId ? weigh(forAll, asking) : undefined;
  return ConsentPage({ ctx, consent, together, forAll, hasPaper: paper !== undefined, forms });
}

/** Somebody answered while this page was open: it is shown as it is now. */
async function answeredAlready(ctx: FileContext, consent: Consent): Promise<Answer> {
  const now = (await consentsOf(ctx.sql, ctx.file)).find(({ id }) => id === consent.id) ?? consent;
  return invalid(await draw(ctx, now, { said: texts(ctx).answered }), 409);
}

const tell = withConsent(async (ctx, consent) => {
  const t = texts(ctx);
  const schema = z.object({
    alone: mustTick({ missing: t.aloneMissing }),
    told: mustTick({ missing: t.toldMissing }),
  });
  const parsed = parseForm(schema, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, consent, { tell: parsed.form }));
  const done = await tellLimits(ctx, consent);
  return done.ok ? redirect(home(ctx, consent), { text: t.tellSaved }) : answeredAlready(ctx, consent);
});

const signedWords = (ctx: FileContext, how: Signed): string =>
  ({ holds: texts(ctx).signedNow, outside: texts(ctx).signedOutside, waits: texts(ctx).signedWaits })[how];

const wrong = (ctx: FileContext, field: string, said: string): FormState =>
  withErrors(postedForm(ctx.body), { [field]: said });

const mayBeSigned = ({ answer, limitsToldAt }: Consent) => answer === 'waiting' && limitsToldAt !== null;

/** Its last day has passed while it lay waiting: it would end before it began. */
const isTooLate = ({ answer, validTo }: Consent, { now }: FileContext) =>
  answer === 'waiting' && !isBefore(now, validTo);
const tooLate = async (ctx: FileContext, consent: Consent): Promise<Answer> =>
  invalid(await draw(ctx, consent, { said: texts(ctx).tooLate }), 409);

const signOnScreen = withConsent(async (ctx, consent) => {
  if (isTooLate(consent, ctx)) return tooLate(ctx, consent);
  if (!mayBeSigned(consent)) return answeredAlready(ctx, consent);
  const signature = parseSignature(ctx.body.signature?.[0]);
  if (!signature)
    return invalid(
      await draw(ctx, consent, { screen: withErrors(emptyForm(), { signature: texts(ctx).signatureMissing }) }),
    );
  const done = await sign(ctx, consent, { how: 'screen', signature });
  return done.ok ? redirect(home(ctx), { text: signedWords(ctx, done.value) }) : answeredAlready(ctx, consent);
});

const signOnPaper = withConsent(async (ctx, consent) => {
  if (isTooLate(consent, ctx)) return tooLate(ctx, consent);
  if (!mayBeSigned(consent)) return answeredAlready(ctx, consent);
  const t = texts(ctx);
  const posted = (await ctx.http.req.parseBody().catch(() => ({}) as Record<string, unknown>)).paper;
  const content = posted instanceof File ? new Uint8Array(await posted.arrayBuffer()) : new Uint8Array();
  const paper = await readPaper(content);
  if (!paper.ok) return invalid(await draw(ctx, consent, { paper: wrong(ctx, 'paper', t.paperProblem[paper.error]) }));
  const done = await sign(ctx, consent, { how: 'paper', paper: paper.value });
  return done.ok ? redirect(home(ctx), { text: signedWords(ctx, done.value) }) : answeredAlready(ctx, consent);
});

const answer = withConsent(async (ctx, consent) => {
  const t = texts(ctx);
  const parsed = parseForm(z.object({ answer: oneOf(answers) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, consent, { answer: parsed.form }));
  const said = parsed.value.answer;
  const done =
    said === 'refused'
      ? await hearNo(ctx, consent)
      : said === 'saidYes'
        ? await hearYes(ctx, consent)
        : await leaveUnasked(ctx, consent, said);
  if (!done.ok) return answeredAlready(ctx, consent);
  const words = said === 'refused' ? t.refusedNow : said === 'saidYes' ? t.saidYesNow : t.savedNotAsked;
  return redirect(home(ctx), { text: words });
});

const leave = withConsent(async (ctx, consent) => {
  const [all, asking] = await Promise.all([consentsOf(ctx.sql, ctx.file), whoIsAsked(ctx.sql, ctx.file, ctx.now)]);
  const forms = all.filter((one) => endsAs(one) === endsAs(consent));
  const standing = standingOf(forms, isComplete(forms, asking.age), ctx.now);
  if (standing !== 'inForce' && standing !== 'ended') return answeredAlready(ctx, consent);
  const done = await letEnd(ctx, consent);
  return done.ok ? redirect(home(ctx), { text: texts(ctx).leftToEndNow }) : answeredAlready(ctx, consent);
});

const printForm = withConsent(async (ctx, consent) =>
  document({
    content: consentForm(consent, (await findSetting(ctx.sql, 'municipality.name')) ?? '', ctx.now),
    mediaType: 'application/pdf',
    fileName: `${consent.reference}.pdf`,
  }),
);

const showPaper = withConsent(async (ctx, consent) => {
  const paper = await findPaper(ctx.sql, ctx.file, consent.id);
  if (!paper) return missing;
  return document({ ...paper, fileName: `${consent.reference}.jpg` });
});

export const answerRoutes: readonly StaffRoute[] = [
  consentPage({
    path,
    access: reads,
    audit: 'consent.shown',
    handle: withConsent(async (ctx, consent) => page(await draw(ctx, consent))),
  }),
  consentCommand({ path: `${path}/berattat`, access: writes, audit: 'consent.limitsTold', handle: tell }),
  consentCommand({ path: `${path}/skarm`, access: writes, audit: 'consent.signedOnScreen', handle: signOnScreen }),
  consentCommand({
    path: `${path}/papper`,
    access: writes,
    audit: 'consent.signedOnPaper',
    handle: signOnPaper,
    // The paper, and what stands around it in the form.
    largestForm: largestPaper + 64 * 1024,
  }),
  consentCommand({ path: `${path}/svar`, access: writes, audit: 'consent.answered', handle: answer }),
  consentCommand({ path: `${path}/upphora`, access: writes, audit: 'consent.leftToEnd', handle: leave }),
  consentPage({ path: `${path}/blankett`, access: reads, audit: 'consent.printed', handle: printForm }),
  consentPage({ path: `${path}/skannat`, access: reads, audit: 'consent.paperShown', handle: showPaper }),
];
