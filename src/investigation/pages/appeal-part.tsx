import { newId, type PersonId } from '../../kernel/ids.ts';
import { dayOf, isAtOrAfter } from '../../kernel/instant.ts';
import { PlacesNotice } from '../../location/index.ts';
import { showDay, showDeadline } from '../../platform/language/dates.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { Tick } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import {
  type Appeal,
  appealState,
  appealWays,
  asksDay,
  isWithUs,
  lastDayToAppeal,
  possibleAppealSteps,
  rightIn,
} from '../appeal.ts';
import { appealTexts } from '../appeal-texts.ts';
import { decidedTexts } from '../decided-texts.ts';
import { addressOf } from '../load.ts';
import type { Part } from './decided-props.ts';

/** What is asked of us about an appeal has a week: it stands on top, above the letter that is read once. */
export const AppealAhead = ({ ctx, appeals, receipts, clocks, decision }: Part) => {
  const { language, now } = ctx;
  const t = appealTexts(language);
  const receivedOn = (person: PersonId) => receipts.find(({ personId }) => personId === person)?.on;
  if (!appeals.some((appeal) => isWithUs(appealState(appeal, receivedOn(appeal.personId))))) return null;
  const runs = handoverOf(clocks, decision);
  return (
    <Notice kind={runs && isAtOrAfter(now, runs.dueAt) ? 'danger' : 'info'} title={t.appealed}>
      <p>
        {runs && t.due(showDeadline(language, runs.dueAt, now))} <a href="#overklagat">{t.toAppeal}</a>
      </p>
    </Notice>
  );
};

const handoverOf = (clocks: Part['clocks'], decision: Part['decision']) =>
  clocks.find(({ kind, about }) => kind === 'appealHandover' && about === (decision.id as string));

/** What was appealed and what came of it, with the one question that is open; and that another has come in. */
export const AppealPart = (props: Part) => {
  const { ctx, appeals, clocks, decision, writes } = props;
  const { language, now } = ctx;
  const t = appealTexts(language);
  const runs = handoverOf(clocks, decision);
  return (
    <Section id="overklagat" title={t.title}>
      {runs && (
        <p>
          <strong>{t.due(showDeadline(language, runs.dueAt, now))}</strong>
        </p>
      )}
      {appeals.map((appeal) => (
        <OneAppeal {...props} appeal={appeal} />
      ))}
      {writes && <NoteForm {...props} />}
    </Section>
  );
};

const OneAppeal = (props: Part & { appeal: Appeal }) => {
  const { ctx, parties, receipts, appeal, decided, writes } = props;
  const { language, now } = ctx;
  const t = appealTexts(language);
  const day = dayOf(now);
  const received = receipts.find(({ personId }) => personId === appeal.personId)?.on;
  const state = appealState(appeal, received);
  const lastDay = received ? showDay(language, lastDayToAppeal(received), day) : '';
  const stands = state === 'late' ? t.states.late(lastDay) : t.states[state];
  const document = addressOf(ctx, decided.investigationId);
  const last = appeal.steps.at(-1)?.kind;
  return (
    <article class="record stack">
      <p>
        {t.line(
          parties.find(({ id }) => id === appeal.personId)?.name ?? '',
          t.ways[appeal.way],
          showDay(language, appeal.cameOn, day),
          appeal.by,
        )}
      </p>
      <p class="written">{appeal.words}</p>
      {appeal.steps.length > 0 && (
        <ul class="lines">
          {appeal.steps.map(({ kind, on, words, madeId, by }) => (
            <li>
              <strong>{t.stepLine(t.steps[kind], showDay(language, on, day), by)}</strong>
              <p class="written">{words}</p>
              {madeId && <a href={`/akt/${ctx.file.id}/beslutat/${madeId}`}>{t.toMade}</a>}
            </li>
          ))}
        </ul>
      )}
      {isWithUs(state) ? (
        <Notice kind={state === 'late' || state === 'unclear' ? 'today' : 'info'} title={stands} />
      ) : (
        <p>{stands}</p>
      )}
      {writes && (last === 'courtChanged' || last === 'sentBack' || state === 'toReview') && (
        <p>
          <a href={`${document}/beslut`}>
            {last === 'courtChanged' ? t.toCourtDecision : last === 'sentBack' ? t.toSentBack : t.toNew}
          </a>
        </p>
      )}
      {writes && (state !== 'over' || props.formOf === appeal.id) && <StepForm {...props} state={state} />}
    </article>
  );
};

const StepForm = (props: Part & { appeal: Appeal; state: ReturnType<typeof appealState> }) => {
  const { ctx, appeal, decision, at, rights, state, formOf, places } = props;
  const t = appealTexts(ctx.language);
  const d = decidedTexts(ctx.language).decide;
  const form =
    formOf === appeal.id && props.form ? props.form : { ...emptyForm(), scope: `overklagat${appeal.id.slice(0, 8)}` };
  const asks = rightIn(state);
  const right = asks && rights?.get(asks === 'reject' ? 'rejectAppeal' : decision.kind);
  return (
    <Form action={`${at}/overklagat/${appeal.id}`} label={t.what} hidden={{ _form: newId() }}>
      <ErrorSummary form={form} />
      {right && !right.delegation && <p class="help">{right.words}</p>}
      {state !== 'over' && (
        <RadioGroup
          form={form}
          name="step"
          label={t.what}
          choices={possibleAppealSteps[state].map((value) => ({ value, label: t.steps[value] }))}
        />
      )}
      {asksDay(state) && <DateField form={form} name="stepOn" label={t.on} />}
      <TextArea
        form={form}
        name="words"
        label={t.words}
        help={state === 'over' ? undefined : t.wordsHelp[state]}
        rows={3}
      />
      {(form.errors.words === d.looksLikeAddress || form.values.notAddress !== undefined) && (
        <Tick form={form} name="notAddress" label={d.notAddress} />
      )}
      {state === 'toHandOver' && <Tick form={form} name="courtTold" label={t.courtTold} />}
      <PlacesNotice
        kinds={formOf === appeal.id && form.errors.words !== d.place ? places : []}
        language={ctx.language}
        form={form}
      />
      {state !== 'over' && (
        <Actions>
          <Button kind="secondary">{t.act}</Button>
        </Actions>
      )}
    </Form>
  );
};

const NoteForm = ({ ctx, parties, at, formOf, form: typed, places }: Part) => {
  const t = appealTexts(ctx.language);
  const form = formOf === 'appeal' && typed ? typed : { ...emptyForm(), scope: 'overklagat' };
  return (
    <Disclosure label={t.noteIt} id="nytt-overklagande" open={formOf === 'appeal'}>
      <p>{t.help}</p>
      <Form action={`${at}/overklagat`} label={t.noteIt} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="party"
          label={t.who}
          choices={parties.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField form={form} name="cameOn" label={t.cameOn} />
        <RadioGroup
          form={form}
          name="way"
          label={t.way}
          choices={appealWays.map((value) => ({ value, label: t.ways[value] }))}
        />
        <TextArea form={form} name="says" label={t.says} rows={4} />
        <PlacesNotice kinds={formOf === 'appeal' ? places : []} language={ctx.language} form={form} />
        <Actions>
          <Button kind="secondary">{t.note}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
