import { z } from 'zod';
import {
  decisionRules,
  type FileContext,
  fileCommand,
  invalid,
  missing,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { clocksOf, happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { PersonId } from '../kernel/ids.ts';
import { startOfDay } from '../kernel/instant.ts';
import { placesIn } from '../location/index.ts';
import { showFullDay } from '../platform/language/dates.ts';
import { calendarDay, checkbox, parseForm, postedForm, text, uuid, withErrors } from '../platform/web/form.ts';
import { insertMade, looksLikeAddress } from '../safety/index.ts';
import { raiseAlert } from '../today/index.ts';
import { insertDecided } from './decided.store.ts';
import { decidedTexts } from './decided-texts.ts';
import { drawDocument } from './document-routes.tsx';
import { isOngoing } from './investigation.ts';
import { addressOf, type DocumentFacts, purpose, withDocument, writes } from './load.ts';
import { partiesOf } from './parties.ts';
import { insertRequest, noteRefusal, requestsOf } from './request.store.ts';
import { mayAskFrom, mayRequest } from './request.ts';
import { rightTo } from './rights.ts';
import { investigationTexts } from './texts.ts';

const refuse = async (
  ctx: FileContext,
  facts: DocumentFacts,
  at: 'request' | 'refusal',
  errors: Record<string, string>,
) => invalid(await drawDocument(ctx, facts, { at, form: withErrors(postedForm(ctx.body), errors) }));

/** What the party said, on the day that it came: from then it is four weeks (FL 12). */
const ask = withDocument(async (ctx, facts) => {
  const { investigation } = facts;
  const t = investigationTexts(ctx.language).request;
  if (!isOngoing(investigation)) return missing;
  const day = today(ctx.now);
  const past = () => calendarDay({ today: day, leaning: 'past' });
  const fields = z.object({ person: uuid<PersonId>(), appliedOn: past(), askedOn: past() });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawDocument(ctx, facts, { at: 'request', form: parsed.form }));
  const { person: personId, appliedOn, askedOn } = parsed.value;
  const [{ parties }, before] = await Promise.all([
    partiesOf(ctx, facts),
    requestsOf(ctx.sql, ctx.file, investigation.id),
  ]);
  const may = mayRequest(
    { personId, appliedOn, askedOn },
    { parties: parties.map(({ id }) => id), before, today: day },
  );
  if (!may.ok) {
    const from = showFullDay(ctx.language, mayAskFrom(appliedOn));
    const at = may.error === 'onlyOnce' ? '' : may.error === 'notParty' ? 'person' : 'askedOn';
    return refuse(ctx, facts, 'request', { [at]: t.problems[may.error](from) });
  }
  const id = await insertRequest(ctx, ctx.file, investigation.id, { personId, appliedOn, askedOn });
  await happened(ctx, ctx.file, {
    kind: 'investigation.decisionRequested',
    section: 'decisions',
    subject: { investigation: investigation.id, request: id },
    about: id,
    owner: investigation.openedById,
    ...(askedOn.equals(day) ? {} : { at: startOfDay(askedOn) }),
  });
  return redirect(`${addressOf(ctx, investigation.id)}#begaran`, { text: t.asked });
});

const refusing = z.object({ motivation: text({ max: 6000 }), notAddress: checkbox() });

/** Refused by a decision of its own, which is handed over and can be appealed like any other (FL 12, 44). */
const refuseIt = withDocument(async (ctx, facts) => {
  const { investigation } = facts;
  const t = investigationTexts(ctx.language).request;
  const clocks = await clocksOf(ctx.sql, ctx.file.id);
  const request = (await requestsOf(ctx.sql, ctx.file, investigation.id)).find(
    (one) =>
      one.refusedBy === null &&
      clocks.some(({ kind, about }) => kind === 'decisionRequest' && about === (one.id as string)),
  );
  if (!request) return missing;
  const right = await rightTo(ctx, 'refuseRequest');
  if (!right.delegation) return refuse(ctx, facts, 'refusal', { '': right.words });
  const parsed = parseForm(refusing, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await drawDocument(ctx, facts, { at: 'refusal', form: parsed.form }));
  const { motivation, notAddress } = parsed.value;
  const d = decidedTexts(ctx.language).decide;
  if ((await placesIn(ctx, motivation)).length > 0) return refuse(ctx, facts, 'refusal', { motivation: d.place });
  if (looksLikeAddress(motivation) && !notAddress)
    return refuse(ctx, facts, 'refusal', { motivation: d.looksLikeAddress });
  const decision = await insertMade(ctx, ctx.file, {
    kind: 'refuseRequest',
    personId: request.personId,
    state: 'refused',
    delegation: right.delegation,
    paragraph: decisionRules.refuseRequest.paragraph,
    motivation,
  });
  await insertDecided(ctx, ctx.file, {
    decisionId: decision,
    investigationId: investigation.id,
    words: t.refusedWords,
    consent: null,
    consentWords: null,
  });
  await noteRefusal(ctx, ctx.file, request.id, decision);
  await happened(ctx, ctx.file, {
    kind: 'investigation.requestRefused',
    section: 'decisions',
    subject: { investigation: investigation.id, request: request.id, decision },
    about: request.id,
  });
  if (investigation.openedById !== ctx.actor.staffId)
    await raiseAlert(ctx, ctx.file, 'decisionMade', [{ staffId: investigation.openedById }]);
  return redirect(`/akt/${ctx.file.id}/beslutat/${decision}`, { text: t.refused });
});

const at = '/akt/:file/utredning/:investigation/begaran';

export const requestRoutes: readonly StaffRoute[] = [
  fileCommand({ path: at, access: writes, audit: 'investigation.requested', purpose, handle: ask }),
  fileCommand({
    path: `${at}/avslag`,
    access: writes,
    audit: 'investigation.requestRefused',
    purpose,
    handle: refuseIt,
  }),
];
