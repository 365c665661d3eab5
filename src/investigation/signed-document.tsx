import { type Answer, type FileContext, fileCommand, invalid, leadsUnitOf, missing } from '../access/index.ts';
import { loadConsentsNow } from '../consent/index.ts';
import { guardianConsent } from '../guardians/index.ts';
import { postedForm, withErrors } from '../platform/web/form.ts';
import { communicationsOf } from './decided.store.ts';
import type { GuardiansSaid } from './decided.ts';
import { needsLeader } from './investigation.ts';
import { type DocumentFacts, purpose, withDocument, writes } from './load.ts';
import { DecidePage, type DecideProps } from './pages/decide-page.tsx';
import { partiesOf } from './parties.ts';
import { leadersOf, rightsTo } from './rights.ts';

const kinds = ['intervention', 'interventionOneGuardian', 'incomeSupport', 'endWithoutIntervention'] as const;

/** Decided on is what is signed; after the first decision there may be more. */
export const withSigned = (work: (ctx: FileContext, facts: DocumentFacts) => Promise<Answer>) =>
  withDocument(async (ctx, facts) =>
    facts.investigation.state === 'signed' || facts.investigation.state === 'ended' ? work(ctx, facts) : missing,
  );

/** What the guardians have answered about help by decision; nothing to one who may not read the section on the child. */
export async function guardiansSaid({ sql, file, now }: FileContext, facts: DocumentFacts): Promise<GuardiansSaid[]> {
  const self = facts.top.people.find(({ part }) => part === 'self');
  if (facts.investigation.subject !== 'child' || !self || !file.mayRead('children')) return [];
  const all = (await guardianConsent(sql, file, self.id, now)).filter(
    ({ question }) => question.basis === 'needsAssessed',
  );
  return all
    .filter((one, n) => all.findIndex(({ question }) => question.intervention === one.question.intervention) === n)
    .map(({ question, consent }) => ({ intervention: question.intervention, consent }));
}

export async function draw(ctx: FileContext, facts: DocumentFacts, refused?: DecideProps['refused'], asked?: string) {
  const [{ parties, age }, told, rights, leaders, said, guardians] = await Promise.all([
    partiesOf(ctx, facts),
    communicationsOf(ctx.sql, ctx.file, facts.investigation.id),
    rightsTo(ctx, kinds),
    leadersOf(ctx),
    loadConsentsNow(ctx),
    guardiansSaid(ctx, facts),
  ]);
  const leaderOnly = needsLeader('withoutHelp', facts.earlier);
  const leads = leadsUnitOf(ctx.file, ctx.actor);
  const names = leaders.map(({ name }) => name);
  return (
    <DecidePage
      {...{
        ctx,
        facts,
        parties,
        age,
        told,
        rights,
        leaderOnly,
        leads,
        leaders: names,
        said,
        guardians,
        refused,
        asked,
      }}
    />
  );
}

type Where = NonNullable<DecideProps['refused']>['at'];
export const refuse = async (ctx: FileContext, facts: DocumentFacts, at: Where, errors: Record<string, string>) =>
  invalid(await draw(ctx, facts, { at, form: withErrors(postedForm(ctx.body), errors) }));

export const decideAddress = '/akt/:file/utredning/:investigation/beslut';
export const command = (tail: string, audit: string, handle: (ctx: FileContext) => Promise<Answer>) =>
  fileCommand({ path: `${decideAddress}${tail}`, access: writes, audit, purpose, handle });
