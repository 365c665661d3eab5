import { z } from 'zod';
import { type FileId, newId, parseId, type UnitId } from '../../kernel/ids.ts';
import {
  emptyForm,
  type FormState,
  oneOf,
  optionalText,
  parseForm,
  postedForm,
  withErrors,
} from '../../platform/web/form.ts';
import { newReference } from '../new-file.store.ts';
import { reasonField } from '../opening/routes.tsx';
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
} from '../route.ts';
import {
  beginReview,
  decoys,
  endReview,
  findReview,
  judgeLine,
  makeDecoy,
  openUnits,
  type Review,
  type ReviewId,
  type ReviewLine,
  type ReviewLineId,
  reviewLines,
  reviewsToMake,
} from './review.store.ts';
import { outcomes } from './review.ts';
import { JudgePage, ReviewPage, ReviewsPage } from './review-pages.tsx';
import { logTexts } from './texts.ts';

// The recurring control of the log (SoLPuL 10). Whoever reads here is logged as everybody else, with the control by its id.

const reviewers = { who: 'role', roles: ['teamLeader', 'unitManager', 'auditor'] } as const;
const wordsField = (line: ReviewLineId) => `log_review_line.words:${line}`;

async function drawList(ctx: StaffContext, more: { problem?: string | undefined; form?: FormState } = {}) {
  const audits = ctx.actor.roles.some(({ role }) => role === 'auditor');
  const [reviews, made, units] = await Promise.all([
    reviewsToMake(ctx.sql),
    audits ? decoys(ctx.sql) : [],
    audits ? openUnits(ctx.sql) : [],
  ]);
  return <ReviewsPage frame={ctx.frame} reviews={reviews} decoys={audits ? { made, units } : undefined} {...more} />;
}

async function addDecoy(ctx: StaffContext): Promise<Answer> {
  const units = await openUnits(ctx.sql);
  const unit = units.find(({ id }) => id === ctx.body.unit?.[0]);
  const t = logTexts(ctx.language).decoys;
  if (!unit) return invalid(await drawList(ctx, { form: withErrors(postedForm(ctx.body), { unit: t.missingUnit }) }));
  const fileId = newId<FileId>();
  await makeDecoy(ctx.sql, { fileId, unitId: unit.id, reference: newReference() });
  return redirect('/kontroll', { text: t.made });
}

async function begin(ctx: StaffContext): Promise<Answer> {
  const asked = parseId<UnitId>(ctx.body.unit?.[0]);
  const unitId = asked.ok ? asked.value : null;
  const wanted = ctx.body.month?.[0] ?? '';
  const all = await reviewsToMake(ctx.sql);
  const found = all.find(({ month, unitId: unit }) => month === wanted && unit === unitId);
  if (!found) return missing;
  if (found.reviewId) return redirect(`/kontroll/${found.reviewId}`);
  const id = newId<ReviewId>();
  const answer = await beginReview(ctx.sql, { id, month: found.month, unitId });
  if (answer === 'begun') {
    ctx.audit.review = id;
    return redirect(`/kontroll/${id}`);
  }
  // Somebody else began it between the two looks: then it is in the list by now.
  const problem = answer === 'there' ? undefined : logTexts(ctx.language)[answer];
  return invalid(await drawList(ctx, { problem }));
}

type Shown = { review: Review; lines: ReviewLine[] };
async function load(ctx: StaffContext): Promise<Shown | undefined> {
  const id = parseId<ReviewId>(ctx.params.review);
  const review = id.ok ? await findReview(ctx.sql, id.value) : undefined;
  if (!review) return undefined;
  ctx.audit.review = review.id;
  return { review, lines: await reviewLines(ctx.sql, review.id) };
}

/** As it was given when the file was opened, or when somebody was asked about. */
function reasonOf({ keyring }: StaffContext, { reason, fileId, sessionId, action }: ReviewLine): string | null {
  const field = action === 'person.asked' ? `person.asked:${sessionId}` : fileId ? reasonField(fileId) : '';
  return field === '' ? null : keyring.reasons.unsealOptional(field, reason);
}
const open = (ctx: StaffContext, line: ReviewLine) => ({
  ...line,
  reason: reasonOf(ctx, line),
  words: ctx.keyring.reasons.unsealOptional(wordsField(line.id), line.words),
});

async function show(ctx: StaffContext, status: 200 | 422 = 200): Promise<Answer> {
  const shown = await load(ctx);
  if (!shown) return missing;
  const { review, lines } = shown;
  const html = (
    <ReviewPage
      frame={ctx.frame}
      review={review}
      lines={lines.map((line) => open(ctx, line))}
      failed={status === 422}
    />
  );
  return status === 200 ? page(html) : invalid(html);
}

async function lineOf(ctx: StaffContext): Promise<{ review: Review; line: ReviewLine } | undefined> {
  const shown = await load(ctx);
  const line = shown?.lines.find(({ id }) => id === ctx.params.line);
  return shown && line && { review: shown.review, line };
}

const judgement = z.object({
  outcome: oneOf(outcomes, { missing: (language) => logTexts(language).judge.missingOutcome }),
  words: optionalText({ max: 1000 }),
});

async function judge(ctx: StaffContext): Promise<Answer> {
  const found = await lineOf(ctx);
  if (!found || found.review.doneAt) return missing;
  const { review, line } = found;
  const again = (form: FormState) =>
    invalid(<JudgePage frame={ctx.frame} review={review} line={open(ctx, line)} form={form} />);
  const parsed = parseForm(judgement, ctx.body, ctx.language);
  if (!parsed.ok) return again(parsed.form);
  const { outcome, words } = parsed.value;
  const t = logTexts(ctx.language);
  if (outcome !== 'ok' && !words) return again(withErrors(postedForm(ctx.body), { words: t.judge.missingWords }));
  const sealed = ctx.keyring.reasons.sealOptional(wordsField(line.id), words);
  if (!(await judgeLine(ctx.sql, { id: line.id, outcome, words: sealed }))) return missing;
  ctx.audit.line = line.id;
  return redirect(`/kontroll/${review.id}`, { text: t.saved });
}

export const logReviewRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/kontroll',
    access: reviewers,
    audit: 'logReviews.listed',
    handle: async (ctx) => page(await drawList(ctx)),
  }),
  staffCommand({ path: '/kontroll', access: reviewers, audit: 'logReview.begin', handle: begin }),
  staffCommand({
    path: '/kontroll/akter',
    access: { who: 'role', roles: ['auditor'] },
    audit: 'decoy.make',
    handle: addDecoy,
  }),
  staffPage({ path: '/kontroll/:review', access: reviewers, audit: 'logReview.read', handle: (ctx) => show(ctx) }),
  staffCommand({
    path: '/kontroll/:review',
    access: reviewers,
    audit: 'logReview.ended',
    handle: async (ctx) => {
      const id = parseId<ReviewId>(ctx.params.review);
      if (id.ok && (await endReview(ctx.sql, id.value))) {
        ctx.audit.review = id.value;
        return redirect('/kontroll', { text: logTexts(ctx.language).finished });
      }
      return show(ctx, 422);
    },
  }),
  staffPage({
    path: '/kontroll/:review/rader/:line',
    access: reviewers,
    audit: 'logReview.lineRead',
    handle: async (ctx) => {
      const found = await lineOf(ctx);
      if (!found) return missing;
      const { line, review } = found;
      const opened = open(ctx, line);
      const form = emptyForm({ outcome: line.outcome ?? undefined, words: opened.words ?? undefined });
      return page(<JudgePage frame={ctx.frame} review={review} line={opened} form={form} />);
    },
  }),
  staffCommand({ path: '/kontroll/:review/rader/:line', access: reviewers, audit: 'logReview.judged', handle: judge }),
];
