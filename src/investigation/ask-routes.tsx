import { type Answer, type FileContext, missing, page, type StaffRoute } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import { listed } from '../platform/language/plural.ts';
import { postedForm } from '../platform/web/form.ts';
import { letDeciderIn } from '../safety/index.ts';
import { raiseAlert } from '../today/index.ts';
import { decidedTexts } from './decided-texts.ts';
import { needsLeader } from './investigation.ts';
import type { DocumentFacts } from './load.ts';
import { leadersOf, rightTo } from './rights.ts';
import { command, draw, refuse, withSigned } from './signed-document.tsx';

/** Asked of somebody else where the question waits; what was typed meanwhile stays on the page. */
async function askOthers(
  ctx: FileContext,
  facts: DocumentFacts,
  asked: readonly { readonly id: StaffId }[],
  said: string,
): Promise<Answer> {
  await raiseAlert(
    ctx,
    ctx.file,
    'reviewAsked',
    asked.map(({ id }) => ({ staffId: id })),
    facts.investigation.id,
  );
  await happened(ctx, ctx.file, {
    kind: 'investigation.handedIn',
    section: 'decisions',
    subject: { investigation: facts.investigation.id },
  });
  return page(await draw(ctx, facts, { at: 'decide', form: postedForm(ctx.body) }, said));
}

/** The one act that is left to whoever may not end it so: the leader is told where the question waits. */
const askLeader = withSigned(async (ctx, facts) => {
  const leaders = (await leadersOf(ctx)).filter(({ id }) => id !== ctx.actor.staffId);
  if (!needsLeader('withoutHelp', facts.earlier) || leaders.length === 0) return missing;
  return askOthers(ctx, facts, leaders, decidedTexts(ctx.language).decide.toLeaderDone);
});

/** What an official may not decide is put before the section: whoever may is told, and let in for a day to read what it rests on. */
const askSection = withSigned(async (ctx, facts) => {
  if (facts.investigation.subject !== 'child') return missing;
  const { deciders, words } = await rightTo(ctx, 'interventionOneGuardian');
  const asked = deciders.filter(({ id }) => id !== ctx.actor.staffId);
  if (asked.length === 0) return refuse(ctx, facts, 'decide', { consent: words });
  for (const { id } of asked) await letDeciderIn(ctx.sql, ctx.file, 'interventionOneGuardian', id);
  const names = listed(
    ctx.language,
    asked.map(({ name }) => name),
  );
  return askOthers(ctx, facts, asked, decidedTexts(ctx.language).decide.toSectionDone(names));
});

export const askRoutes: readonly StaffRoute[] = [
  command('/ledaren', 'investigation.handedIn', askLeader),
  command('/utskottet', 'investigation.handedIn', askSection),
];
