import type { DecisionKind, FileContext } from '../../access/index.ts';
import { type ConsentNow, ConsentsNow } from '../../consent/index.ts';
import { guardianReads, guardianTexts } from '../../guardians/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { SafetyPage, Tick } from '../../safety/index.ts';
import { Actions, Button, ErrorSummary, Form, Mark, Notice, RadioGroup, Section, TextArea } from '../../ui/index.ts';
import type { Communication } from '../decided.store.ts';
import {
  type About,
  askedElsewhere,
  type Choice,
  choiceOf,
  choices,
  consents,
  exceptions,
  type GuardiansSaid,
  type Party,
  ways,
} from '../decided.ts';
import { decidedTexts } from '../decided-texts.ts';
import { addressOf, type DocumentFacts } from '../load.ts';
import type { Right } from '../rights.ts';
import { Before, Earlier } from './list-page.tsx';

export type DecideProps = {
  ctx: FileContext;
  facts: DocumentFacts;
  parties: readonly Party[];
  age: number | undefined;
  told: readonly Communication[];
  rights: ReadonlyMap<DecisionKind, Right>;
  /** To end it without help once more is for the leader alone; whether the reader is one, and who is. */
  leaderOnly: boolean;
  leads: boolean;
  leaders: readonly string[];
  /** What the person has said about who may see what. */
  said: readonly ConsentNow[];
  /** What a child's guardians have answered, for each kind of help that they were asked about. */
  guardians: readonly GuardiansSaid[];
  /** Which form was refused: the decision's, or that about a party or an answer, by id. */
  refused: { readonly at: string; readonly form: FormState } | undefined;
  /** Who else has just been asked, in one sentence. */
  asked: string | undefined;
};

/** First what became of the person before, then who has been heard, then the decision. */
export const DecidePage = (props: DecideProps) => {
  const { ctx, facts } = props;
  const t = decidedTexts(ctx.language);
  const proposal = facts.parts.get('p')?.text;
  return (
    <SafetyPage ctx={ctx} top={facts.top} title={t.title} narrow>
      <p class="way-back">
        <a href={addressOf(ctx, facts.investigation.id)}>{t.toDocument}</a>
      </p>
      {props.asked && <Notice kind="info" title={props.asked} />}
      <Before ctx={ctx} earlier={facts.earlier} />
      {facts.earlier.length > 0 && <Earlier ctx={ctx} earlier={facts.earlier} />}
      {proposal && (
        <Section id="forslag" title={t.proposal}>
          <p class="written">{proposal}</p>
        </Section>
      )}
      <Section id="underlag" title={t.told.title}>
        <p class="help">{t.told.help}</p>
        {props.parties.length === 0 && (
          <Notice kind="danger">
            <p>{t.told.nobody}</p>
          </Notice>
        )}
        {props.parties.map((party) => (
          <PartyPart {...props} party={party} />
        ))}
      </Section>
      <ConsentsNow ctx={ctx} consents={props.said} />
      {ctx.file.mayWrite('decisions') && <DecisionForm {...props} />}
    </SafetyPage>
  );
};

const PartyPart = ({ ctx, facts, told, party, refused }: DecideProps & { party: Party }) => {
  const { language, now } = ctx;
  const t = decidedTexts(language).told;
  const at = `${addressOf(ctx, facts.investigation.id)}/beslut/underlag`;
  const own = told.filter(({ personId }) => personId === party.id);
  const form = refused?.at === party.id ? refused.form : { ...emptyForm(), scope: party.id };
  return (
    <article class="record stack">
      <p>
        <strong>{party.name}</strong> {party.kept && <Mark kind="danger">{t.notGiven}</Mark>}
      </p>
      {party.kept && <p class="muted">{t.kept}</p>}
      {own.map((one) => (
        <div class="stack">
          <p class="muted">
            {t.line(
              one.way === 'notGiven'
                ? `${t.notGiven}: ${one.exception ? t.exceptions[one.exception] : ''}`
                : t.ways[one.way],
              one.by,
              showFixedMoment(language, one.at, now),
            )}
          </p>
          <p class="written">{one.words}</p>
          {one.answer && one.answeredAt && (
            <p class="written">
              {t.answered(showFixedMoment(language, one.answeredAt, now))}: {one.answer}
            </p>
          )}
          {(!one.answer || refused?.at === one.id) && one.way !== 'notGiven' && ctx.file.mayWrite('decisions') && (
            <Form action={`${at}/${one.id}`} label={`${t.answer}: ${party.name}`} hidden={{ _form: newId() }}>
              {refused?.at === one.id && <ErrorSummary form={refused.form} />}
              <TextArea
                form={refused?.at === one.id ? refused.form : { ...emptyForm(), scope: one.id }}
                name="answer"
                label={t.answer}
                rows={3}
              />
              {!one.answer && (
                <Button kind="secondary" small>
                  {t.saveAnswer}
                </Button>
              )}
            </Form>
          )}
        </div>
      ))}
      {own.length === 0 && ctx.file.mayWrite('decisions') && (
        <Form action={at} label={`${t.title}: ${party.name}`} hidden={{ _form: newId(), person: party.id }}>
          <ErrorSummary form={form} />
          <RadioGroup
            form={form}
            name="how"
            label={t.how}
            choices={[
              ...(party.kept ? [] : ways.map((value) => ({ value, label: t.ways[value] }))),
              ...exceptions.map((value) => ({ value, label: t.whyNot(t.exceptions[value]) })),
            ]}
          />
          <TextArea form={form} name="words" label={t.words} rows={3} />
          <Actions>
            <Button kind="secondary">{t.act}</Button>
          </Actions>
        </Form>
      )}
    </article>
  );
};

/** What stands in the file of the guardians' answers, beside the question of which ground the decision rests on. */
const GuardiansPart = ({
  ctx,
  facts,
  guardians,
  form,
}: Pick<DecideProps, 'ctx' | 'facts' | 'guardians'> & { form: FormState }) => {
  const t = decidedTexts(ctx.language).decide;
  const g = guardianTexts(ctx.language);
  const self = facts.top.people.find(({ part }) => part === 'self');
  const words = (consent: GuardiansSaid['consent']) =>
    consent.state === 'barred'
      ? consent.barriers.map((one) => g.barrier[one]).join(' ')
      : consent.state === 'waits'
        ? t.guardiansWait
        : g.state[consent.state];
  return (
    <>
      <ul class="lines">
        {guardians.map(({ intervention, consent }) => (
          <li>
            {g.interventions[intervention]}: <strong>{words(consent)}</strong>
          </li>
        ))}
      </ul>
      {self && guardianReads.every((section) => ctx.file.mayRead(section)) && (
        <p>
          <a href={`/akt/${ctx.file.id}/vardnad/${self.id}`}>{t.toGuardians}</a>
        </p>
      )}
      <RadioGroup
        form={form}
        name="about"
        label={t.about}
        optional
        choices={[
          ...guardians.map(({ intervention }) => ({
            value: intervention as About,
            label: g.interventions[intervention],
          })),
          { value: askedElsewhere, label: t.aboutOther },
        ]}
      />
    </>
  );
};

const DecisionForm = ({ ctx, facts, age, rights, leaderOnly, leads, leaders, guardians, refused }: DecideProps) => {
  const t = decidedTexts(ctx.language).decide;
  const { investigation } = facts;
  const action = `${addressOf(ctx, investigation.id)}/beslut`;
  const form = refused?.at === 'decide' ? refused.form : emptyForm();
  const asked = form.errors.motivation === t.looksLikeAddress || form.values.notAddress !== undefined;
  const toSection = form.values.consent?.[0] === 'oneGuardian' && !rights.get('interventionOneGuardian')?.delegation;
  const open = choices.filter((one) => one !== 'withoutHelp' || investigation.state === 'signed');
  /** Why not, and who may, once for each kind; nothing where one may oneself. */
  const helpOf = (value: Choice, before: Choice | undefined): string | undefined => {
    const right = rights.get(choiceOf[value].kind);
    const saidAbove = before !== undefined && choiceOf[before].kind === choiceOf[value].kind;
    return right?.delegation || saidAbove ? undefined : right?.words;
  };
  /** What is the leader's own here, and another's who reads: the reason once, and that it holds for the others too. */
  const forLeader = (value: Choice): 'first' | 'too' | undefined =>
    !leaderOnly || leads || investigation.state !== 'signed' || choiceOf[value].outcome === 'granted'
      ? undefined
      : value === open.find((one) => choiceOf[one].outcome !== 'granted')
        ? 'first'
        : 'too';
  return (
    <Section id="beslut" title={t.title}>
      <Form action={action} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="choice"
          label={t.choice}
          choices={open.map((value, n) => ({
            value,
            label: t.choices[value],
            help:
              forLeader(value) === 'first'
                ? t.leaderOnly(leaders.join(', '))
                : forLeader(value) === 'too'
                  ? t.leaderToo
                  : helpOf(value, open[n - 1]),
          }))}
        />
        <TextArea form={form} name="what" label={t.what} help={t.whatHelp} rows={2} />
        <TextArea form={form} name="motivation" label={t.motivation} help={t.motivationHelp} rows={6} />
        {asked && <Tick form={form} name="notAddress" label={t.notAddress} />}
        {investigation.subject === 'child' && (
          <>
            <h3>{t.childTitle}</h3>
            <p>{t.age(age)}</p>
            <p class="help">{t.rule}</p>
            {guardians.length > 0 && <GuardiansPart ctx={ctx} facts={facts} guardians={guardians} form={form} />}
            <RadioGroup
              form={form}
              name="consent"
              label={t.consent}
              optional
              choices={consents.map((value) => ({ value, label: t.consents[value] }))}
            />
            <TextArea form={form} name="consentWords" label={t.consentWords} rows={2} optional />
            {toSection && <p class="help">{t.toSectionHelp}</p>}
          </>
        )}
        {leaderOnly && leads && investigation.state === 'signed' && (
          <TextArea form={form} name="again" label={t.again} help={t.againHelp} rows={3} optional />
        )}
        <Actions>
          <Button>{t.act}</Button>
          {toSection && (
            <Button kind="secondary" formaction={`${action}/utskottet`}>
              {t.toSection}
            </Button>
          )}
          {leaderOnly && !leads && investigation.state === 'signed' && (
            <Button kind="secondary" formaction={`${action}/ledaren`}>
              {t.toLeader}
            </Button>
          )}
        </Actions>
      </Form>
    </Section>
  );
};
