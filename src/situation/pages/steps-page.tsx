import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { isManager } from '../../organisation/index.ts';
import { showFixedMoment, showMoment, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Section,
  TextField,
} from '../../ui/index.ts';
import type { Step } from '../step.store.ts';
import { plannedKinds, raisedKinds, takenByAct } from '../step.ts';
import { situationTexts } from '../texts.ts';
import { SituationFrame } from './frame.tsx';

type Props = { ctx: FileContext; steps: readonly Step[]; form?: FormState | undefined; refused?: string | undefined };

/** The same words and the same moments for every step: nothing here depends on whether anybody else is known. */
export const StepsPage = ({ ctx, steps, form = emptyForm(), refused }: Props) => {
  const t = situationTexts(ctx.language).steps;
  const live = steps.filter((step) => !isOver(step));
  const over = steps.filter(isOver);
  return (
    <SituationFrame ctx={ctx} title={t.title} lead={t.lead}>
      {refused && (
        <Notice kind="danger" announce>
          <p>{refused}</p>
        </Notice>
      )}
      {live.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      )}
      {live.map((step) => (
        <LiveStep ctx={ctx} step={step} />
      ))}
      {ctx.file.mayWrite('plan') && (
        <Section title={t.add} id="nytt">
          <Form action={`/akt/${ctx.file.id}/steg`} label={t.add} hidden={{ _form: newId() }}>
            <ErrorSummary form={form} />
            <RadioGroup
              form={form}
              name="kind"
              label={t.kind}
              choices={plannedKinds.map((value) => ({ value, label: t.kinds[value] }))}
            />
            <DateField form={form} name="plannedOn" label={t.day} />
            <TextField form={form} name="words" label={t.words} help={t.wordsHelp} width="full" optional />
            <Actions>
              <Button>{t.save}</Button>
            </Actions>
          </Form>
        </Section>
      )}
      {over.length > 0 && (
        <Section title={t.before} id="tidigare">
          <ul class="lines">
            {over.map((step) => (
              <li>
                <p>
                  <strong>{titleOf(ctx, step)}</strong>
                </p>
                <p class="muted">{step.doneAt ? t.ended.done : t.ended.cancelled}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {isManager(ctx.actor) && (
        <p>
          <a href="/besked">{situationTexts(ctx.language).answers.title}</a>
        </p>
      )}
      <Disclosure label={t.why}>
        <p>{t.whyWords}</p>
      </Disclosure>
    </SituationFrame>
  );
};

const isOver = ({ doneAt, cancelledAt }: Step): boolean => doneAt !== null || cancelledAt !== null;

function titleOf({ language, now }: FileContext, { kind, plannedOn }: Step): string {
  const t = situationTexts(language).steps;
  return t.on(t.kinds[kind], showNearDay(language, plannedOn, dayOf(now)));
}

const marks = { none: 'plain', go: 'done', wait: 'today' } as const;

/** Where the act is done that takes such a step. */
const actPages = {
  programmeBegins: 'insatser',
  programmeChanges: 'insatser',
  programmeEnds: 'insatser',
  participationStatement: 'narvaro',
  fileCloses: 'avslut',
} as const;

const LiveStep = ({ ctx, step }: { ctx: FileContext; step: Step }) => {
  const { language, now, file } = ctx;
  const t = situationTexts(language).steps;
  const title = titleOf(ctx, step);
  const state = step.word ?? 'none';
  const act = takenByAct.includes(step.kind) ? (step.kind as keyof typeof actPages) : undefined;
  const button = (how: 'tagen' | 'slut', words: string, kind: 'primary' | 'secondary') => (
    <Form
      action={`/akt/${file.id}/steg/${step.id}/${how}`}
      label={`${words}: ${title}`}
      hidden={{ _form: newId() }}
      inline
    >
      <Button kind={kind} small>
        {words}
      </Button>
    </Form>
  );
  return (
    <Section title={title} id={`steg-${step.id}`} action={<Mark kind={marks[state]}>{t.state[state]}</Mark>}>
      {raisedKinds.some((kind) => kind === step.kind) && <p>{t.raised}</p>}
      {step.word === null && <p>{t.answerFrom(showMoment(language, step.answerAt, now))}</p>}
      {step.word === 'wait' && <p>{t.waitHelp}</p>}
      {step.words && <p class="written">{step.words}</p>}
      <p class="muted">
        {t.written(step.by, showFixedMoment(language, step.at, now))}
        {step.wordBy &&
          step.wordAt &&
          ` · ${t.state[state]}: ${t.wordBy(step.wordBy, showFixedMoment(language, step.wordAt, now))}`}
      </p>
      {act && step.word === 'go' && (
        <p>
          {t.byAct[act]} <a href={`/akt/${file.id}/${actPages[act]}`}>{t.toAct}</a>
        </p>
      )}
      {file.mayWrite('plan') && (
        <Actions>
          {step.word === 'go' && !act && button('tagen', t.done, 'primary')}
          {button('slut', t.cancel, 'secondary')}
        </Actions>
      )}
    </Section>
  );
};
