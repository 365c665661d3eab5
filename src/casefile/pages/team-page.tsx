import { type FileContext, type SectionKind, sectionsOf } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { BothSidesDecision, Candidates, handoverReasons, leadingTexts, noWish, WishPart } from '../../leading/index.ts';
import { showDay } from '../../platform/language/dates.ts';
import { listed } from '../../platform/language/plural.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Section,
  Select,
  TextField,
  Unbroken,
} from '../../ui/index.ts';
import { aroundTexts } from '../around-texts.ts';
import type { Assignable } from '../assignable.ts';
import { fileLinks } from '../links.ts';
import type { SidesDecision } from '../team.store.ts';
import { deputyOf, type Member, namedFunctions, type Offered } from '../team.ts';
import { casefileTexts } from '../texts.ts';
import { InnerPage } from './inner-page.tsx';

export type TeamForms = {
  readonly add?: FormState;
  readonly handOver?: FormState;
  readonly wish?: FormState;
  readonly member?: { readonly groundId: string; readonly form: FormState };
};

type Props = {
  ctx: FileContext;
  team: readonly Member[];
  may: boolean;
  colleagues: readonly Offered[];
  /** Who could be given the file, to those who may give it. */
  assign: Assignable | undefined;
  decisions: readonly SidesDecision[];
  forms: TeamForms;
};

export const TeamPage = (props: Props) => {
  const { ctx, team, may } = props;
  const t = aroundTexts(ctx.language).team;
  const own = team.filter(({ function: f }) => f !== 'deputy');
  // One who stands in for somebody that has left is shown too: she still has a ground.
  const alone = team.filter(
    (one) => one.function === 'deputy' && !own.some(({ groundId }) => groundId === one.deputyFor),
  );
  return (
    <InnerPage ctx={ctx} title={t.title} lead={t.lead}>
      <div class="stack-wide">
        <div>
          {[
            ...own.toSorted(
              (one, other) => Number(other.function === 'responsible') - Number(one.function === 'responsible'),
            ),
            ...alone,
          ].map((member) => (
            <MemberPart {...props} member={member} />
          ))}
        </div>
        {props.assign && <AssignPart {...props} assign={props.assign} />}
        {may && <HandOverPart {...props} />}
        {may && <AddPart {...props} />}
      </div>
    </InnerPage>
  );
};

function options(colleagues: readonly Offered[], language: 'sv' | 'en') {
  const t = aroundTexts(language).team;
  return colleagues.map(({ staffId, name, here }) => ({
    value: staffId,
    label: name,
    group: here ? t.inUnit : t.inOtherUnits,
  }));
}

/** What a function may read and write, in words: seen before it is given. */
function sectionsInWords(reads: readonly SectionKind[], writes: readonly SectionKind[], language: 'sv' | 'en'): string {
  const t = aroundTexts(language).team;
  const words = casefileTexts(language).section;
  const inWords = (kinds: readonly SectionKind[]) =>
    listed(
      language,
      kinds.map((kind) => words[kind]),
    );
  const same = reads.length === writes.length && reads.every((kind) => writes.includes(kind));
  if (same) return t.readsAndWrites(inWords(reads));
  return `${t.reads(inWords(reads))} ${writes.length > 0 ? t.writes(inWords(writes)) : t.writesNothing}`;
}

const MemberPart = ({ ctx, team, member, may, colleagues, forms }: Props & { member: Member }) => {
  const { language } = ctx;
  const t = aroundTexts(language).team;
  const deputy = deputyOf(team, member.groundId);
  const refused = forms.member?.groundId === member.groundId ? forms.member.form : undefined;
  const at = `${fileLinks(ctx.file.id).team}/${member.groundId}`;
  const mayEnd = member.function !== 'responsible' && (may || member.staffId === ctx.actor.staffId);
  return (
    <article class="record">
      <h2>{member.name}</h2>
      <p>
        {casefileTexts(language).function[member.function]}
        {member.phone && <Unbroken text={` · ${member.phone}`} />}
      </p>
      <p class="muted">{sectionsInWords(member.reads, member.writes, language)}</p>
      {deputy && (
        <p>
          <Unbroken
            text={casefileTexts(language).deputyIs(`${deputy.name}${deputy.phone ? ` ${deputy.phone}` : ''}`)}
          />
        </p>
      )}
      {!deputy && member.function !== 'deputy' && (
        <p>
          <Mark kind="today">{casefileTexts(language).noDeputy}</Mark> {t.noDeputy}
        </p>
      )}
      {may && member.function !== 'deputy' && (
        <Disclosure label={deputy ? t.changeDeputy : t.nameDeputy} open={refused !== undefined}>
          <Form action={`${at}/ersattare`} label={`${t.nameDeputy}: ${member.name}`} hidden={{ _form: newId() }}>
            {refused && <ErrorSummary form={scoped(refused, member.groundId)} />}
            <Select
              form={scoped(refused ?? emptyForm(), member.groundId)}
              name="deputy"
              label={t.deputy}
              help={t.deputyHelp}
              options={options(
                colleagues.filter(({ staffId }) => staffId !== member.staffId),
                language,
              )}
            />
            <BothSidesDecision form={scoped(refused ?? emptyForm(), member.groundId)} language={language} />
            <Actions>
              <Button kind="secondary">{t.nameDeputy}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
      {mayEnd && (
        <Disclosure label={t.end}>
          <Form action={`${at}/avsluta`} label={`${t.end}: ${member.name}`} hidden={{ _form: newId() }}>
            <p>{t.endHelp(member.name)}</p>
            <Actions>
              <Button kind="secondary">{t.endAct}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </article>
  );
};

/** Who can take it, by what the person wishes and how much each one has; and what was decided about both sides. */
const AssignPart = ({ ctx, decisions, forms, assign }: Props & { assign: Assignable }) => {
  const { language, now } = ctx;
  const t = leadingTexts(language).assign;
  const team = aroundTexts(language).team;
  return (
    <>
      <Section title={t.title} id="vem-kan">
        <WishPart ctx={ctx} wish={assign.wish} refused={forms.wish} />
        <p class="help">
          {t.lead} {assign.leads && t.hinderedHelp}
        </p>
        <Candidates
          language={language}
          now={now}
          candidates={assign.candidates}
          wish={assign.wish ?? noWish}
          hindrances={assign.leads}
        />
      </Section>
      {decisions.length > 0 && (
        <Section title={team.decisionsTitle} id="bada-sidor">
          <p class="help">{team.decisionsHelp}</p>
          <ul>
            {decisions.map((one) => (
              <li>
                {team.decisionBy(one.name, one.by, showDay(language, dayOf(one.at), dayOf(now)))} {one.words}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
};

const AddPart = ({ ctx, team, colleagues, forms }: Props) => {
  const { language } = ctx;
  const t = aroundTexts(language).team;
  const form = forms.add ?? emptyForm();
  const hasResponsible = team.some(({ function: f }) => f === 'responsible');
  return (
    <Section title={t.add} id="ny">
      <Form action={fileLinks(ctx.file.id).team} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <Select form={form} name="staff" label={t.who} options={options(colleagues, language)} />
        <RadioGroup
          form={form}
          name="function"
          label={t.function}
          choices={namedFunctions
            .filter((one) => one !== 'responsible' || !hasResponsible)
            .map((one) => ({
              value: one,
              label: t.functionWords[one],
              help: sectionsInWords(sectionsOf[one].reads, sectionsOf[one].writes, language),
            }))}
        />
        <Select
          form={form}
          name="deputy"
          label={t.deputy}
          help={t.deputyHelp}
          optional={hasResponsible}
          options={options(colleagues, language)}
        />
        <BothSidesDecision form={form} language={language} />
        <Actions>
          <Button>{t.addAct}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const HandOverPart = ({ ctx, team, colleagues, forms }: Props) => {
  const t = aroundTexts(ctx.language).team;
  const form = scoped(forms.handOver ?? emptyForm(), 'over');
  const responsible = team.find(({ function: f }) => f === 'responsible');
  if (!responsible) return null;
  return (
    <Disclosure label={t.handOver} open={forms.handOver !== undefined}>
      <Form action={`/akt/${ctx.file.id}/overlamning`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <p class="help">{t.handOverHelp}</p>
        <Select
          form={form}
          name="staff"
          label={t.newResponsible}
          options={options(
            colleagues.filter(({ staffId }) => staffId !== responsible.staffId),
            ctx.language,
          )}
        />
        <Select
          form={form}
          name="deputy"
          label={t.deputy}
          help={t.deputyHelp}
          options={options(colleagues, ctx.language)}
        />
        <Select
          form={form}
          name="reason"
          label={t.reason}
          help={t.reasonHelp}
          optional
          options={handoverReasons.map((value) => ({ value, label: t.reasons[value] }))}
        />
        <TextField form={form} name="words" label={t.reasonWords} optional />
        <BothSidesDecision form={form} language={ctx.language} />
        <Actions>
          <Button kind="secondary">{t.handOverAct}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
