import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import type { Unit } from '../../organisation/index.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
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
  TextArea,
  TextField,
} from '../../ui/index.ts';
import {
  type AccessNeed,
  accessKinds,
  answersTo,
  countAnswers,
  type EmergencyAid,
  isNobodys,
  type Need,
  needKinds,
  stateOfNeed,
} from '../needs.ts';
import { needsTexts } from '../needs-texts.ts';
import { AidPart } from './aid-part.tsx';
import { PlanFrame } from './plan-frame.tsx';

type Props = {
  ctx: FileContext;
  needs: readonly Need[];
  access: readonly AccessNeed[];
  aid: readonly EmergencyAid[];
  granted: Parameters<typeof AidPart>[0]['granted'];
  units: readonly Unit[];
  places: readonly LocationKind[];
  forms: {
    readonly ask?: FormState;
    readonly of?: string;
    readonly answer?: FormState;
    readonly access?: FormState;
    readonly attach?: FormState;
    readonly follow?: FormState;
  };
};

/** Who owns which need, what has to be there to be able to come, and money: each gap in words (V37, V07, V10). */
export const NeedsPage = ({ ctx, needs, access, aid, granted, units, places, forms }: Props) => {
  const t = needsTexts(ctx.language);
  const mayWrite = ctx.file.mayWrite('plan');
  const [refused, returned] = [countAnswers(needs, 'refused'), countAnswers(needs, 'returned')];
  return (
    <PlanFrame ctx={ctx} title={t.title} lead={t.lead}>
      <div class="stack-wide">
        <Section title={t.needs} id="behov">
          {needs.length === 0 && <p class="muted">{t.none}</p>}
          {refused + returned > 0 && <p class="muted">{t.counted(refused, returned)}</p>}
          {needs.map((need) => (
            <NeedCard
              ctx={ctx}
              need={need}
              nobodys={isNobodys(need, needs)}
              form={forms.of === need.id ? forms.answer : undefined}
              places={forms.of === need.id ? places : []}
            />
          ))}
          {mayWrite && (
            <AskUnit
              ctx={ctx}
              units={units}
              form={forms.ask}
              places={forms.ask ? places : []}
              open={needs.length === 0 || forms.ask !== undefined}
            />
          )}
        </Section>
        <AccessPart ctx={ctx} access={access} form={forms.access} places={forms.access ? places : []} />
        {ctx.file.mayRead('decisions') && (
          <AidPart ctx={ctx} aid={aid} granted={granted} attach={forms.attach} of={forms.of} follow={forms.follow} />
        )}
      </div>
    </PlanFrame>
  );
};

const marks = { asked: 'info', taken: 'done', refused: 'plain', returned: 'plain', met: 'done' } as const;

type CardProps = {
  ctx: FileContext;
  need: Need;
  nobodys: boolean;
  form: FormState | undefined;
  places: readonly LocationKind[];
};

const NeedCard = ({ ctx, need, nobodys, form, places }: CardProps) => {
  const { language } = ctx;
  const t = needsTexts(language);
  const state = stateOfNeed(need);
  const shown = scoped(form ?? emptyForm(), need.id);
  return (
    <article class="record stack" aria-label={`${t.kinds[need.kind]}, ${need.unit}`}>
      <h3>
        {t.kinds[need.kind]}: {need.unit}
      </h3>
      <p class="written">{need.words}</p>
      <p>
        <Mark kind={marks[state]}>{t.state[state]}</Mark> {nobodys && <Mark kind="today">{t.nobody}</Mark>}
      </p>
      <p class="muted">
        {t.asked(need.by, showFixedMoment(language, need.at, ctx.now))}. {t.how[need.askedHow]}
      </p>
      <ul class="lines">
        {need.answers.map(({ answer, words, at, by }) => (
          <li class="muted">
            {t.answered(t.state[answer], by, showFixedMoment(language, at, ctx.now))}
            {words && `. ${words}`}
          </li>
        ))}
      </ul>
      {ctx.file.mayWrite('plan') && (answersTo[state].length > 0 || form) && (
        <Disclosure label={t.answerTitle} open={form !== undefined}>
          <Form action={`/akt/${ctx.file.id}/behov/${need.id}/svar`} hidden={{ _form: newId() }}>
            {hasErrors(shown) && <ErrorSummary form={shown} />}
            <RadioGroup
              form={shown}
              name="answer"
              label={t.answer}
              choices={answersTo[state].map((answer) => ({ value: answer, label: t.answers[answer] }))}
            />
            <TextArea form={shown} name="words" label={t.reason} help={t.reasonHelp} rows={2} />
            <PlacesNotice kinds={places} language={language} form={shown} />
            <Actions>
              <Button kind="secondary">{t.saveAnswer}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </article>
  );
};

type AskProps = {
  ctx: FileContext;
  units: readonly Unit[];
  form: FormState | undefined;
  places: readonly LocationKind[];
  open: boolean;
};

const AskUnit = ({ ctx, units, form, places, open }: AskProps) => {
  const t = needsTexts(ctx.language);
  const shown = scoped(form ?? emptyForm(), 'ask');
  return (
    <Disclosure label={t.askTitle} open={open}>
      <p class="help">
        {t.consentFirst} {ctx.file.mayRead('consents') && <a href={`/akt/${ctx.file.id}/samtycken`}>{t.consentLink}</a>}
      </p>
      <Form action={`/akt/${ctx.file.id}/behov`} hidden={{ _form: newId() }}>
        {hasErrors(shown) && <ErrorSummary form={shown} />}
        <Select
          form={shown}
          name="kind"
          label={t.kind}
          options={needKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        />
        <Select
          form={shown}
          name="unit"
          label={t.unit}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField form={shown} name="words" label={t.words} help={t.wordsHelp} width="full" />
        <PlacesNotice kinds={places} language={ctx.language} form={shown} />
        <Actions>
          <Button>{t.ask}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

type AccessProps = {
  ctx: FileContext;
  access: readonly AccessNeed[];
  form: FormState | undefined;
  places: readonly LocationKind[];
};

const AccessPart = ({ ctx, access, form, places }: AccessProps) => {
  const t = needsTexts(ctx.language);
  const shown = scoped(form ?? emptyForm(), 'access');
  const mayWrite = ctx.file.mayWrite('plan');
  return (
    <Section title={t.access} id="komma">
      {access.length === 0 && <p class="muted">{t.noAccess}</p>}
      <ul class="lines">
        {access.map(({ id, kind, words, at }) => (
          <li>
            <p>
              <strong>{t.accessKinds[kind]}</strong> {words}
            </p>
            <p class="muted">{showFixedMoment(ctx.language, at, ctx.now)}</p>
            {mayWrite && (
              <Form action={`/akt/${ctx.file.id}/komma/${id}/slut`} hidden={{ _form: newId() }}>
                <Button kind="quiet">
                  {t.endAccess}
                  <span class="unseen">: {t.accessKinds[kind]}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Disclosure label={t.addAccess} open={form !== undefined}>
          <Form action={`/akt/${ctx.file.id}/komma`} hidden={{ _form: newId() }}>
            {hasErrors(shown) && <ErrorSummary form={shown} />}
            <Select
              form={shown}
              name="kind"
              label={t.accessKind}
              options={accessKinds.map((kind) => ({ value: kind, label: t.accessKinds[kind] }))}
            />
            <TextField form={shown} name="words" label={t.accessWords} help={t.accessHelp} width="full" optional />
            <PlacesNotice kinds={places} language={ctx.language} form={shown} />
            <Actions>
              <Button kind="secondary">{t.addAccess}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </Section>
  );
};
