import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showFixedMoment, showMoment, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import type { Consideration, SafetyAsk } from '../consideration.store.ts';
import { stepWords } from '../step.ts';
import { situationTexts } from '../texts.ts';
import { SituationFrame } from './frame.tsx';

type Refused = { readonly id: string; readonly form: FormState };
type Props = { ctx: FileContext; asks: readonly SafetyAsk[]; refused?: Refused | undefined };

/** Something is planned, on a day. What, by whom and where is not for this side, and nothing but go or wait leaves it. */
export const ConsiderationsPage = ({ ctx, asks, refused }: Props) => {
  const t = situationTexts(ctx.language).considerations;
  const live = asks.filter(({ endedAt }) => endedAt === null);
  // One form at a time lies open: of what nobody has considered, that which is due first.
  const next = live
    .filter(({ considered }) => considered.length === 0)
    .toSorted((one, other) => one.dueAt.epochMilliseconds - other.dueAt.epochMilliseconds)[0];
  const over = asks.filter(({ endedAt }) => endedAt !== null);
  return (
    <SituationFrame ctx={ctx} title={t.title} lead={t.lead}>
      {live.length === 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      )}
      {live.map((ask) => (
        <LiveAsk
          ctx={ctx}
          ask={ask}
          next={ask.id === next?.id}
          form={refused?.id === ask.id ? refused.form : undefined}
        />
      ))}
      {over.length > 0 && (
        <Section title={t.before} id="tidigare">
          {over.map((ask) => (
            <div class="stack">
              <p>
                <strong>{t.on(showNearDay(ctx.language, ask.plannedOn, dayOf(ctx.now)))}</strong>{' '}
                <span class="muted">{t.over}</span>
              </p>
              <Considered ctx={ctx} considered={ask.considered} />
            </div>
          ))}
        </Section>
      )}
      <p class="muted">{t.law}</p>
    </SituationFrame>
  );
};

const marks = { none: 'today', late: 'breach', go: 'done', wait: 'info' } as const;

type LiveProps = { ctx: FileContext; ask: SafetyAsk; next: boolean; form: FormState | undefined };

const LiveAsk = ({ ctx, ask, next, form }: LiveProps) => {
  const { language, now, file } = ctx;
  const t = situationTexts(language).considerations;
  const [last] = ask.considered;
  const late = !last && ask.dueAt.epochMilliseconds <= now.epochMilliseconds;
  const state = last?.word ?? (late ? 'late' : 'none');
  const asked = <AskForm ctx={ctx} ask={ask} form={scoped(form ?? emptyForm(), ask.id)} />;
  return (
    <Section
      title={t.on(showNearDay(language, ask.plannedOn, dayOf(now)))}
      id={`fraga-${ask.id}`}
      action={<Mark kind={marks[state]}>{t.state[state]}</Mark>}
    >
      {!last && <p>{(late ? t.late : t.due)(showMoment(language, ask.dueAt, now))}</p>}
      <Considered ctx={ctx} considered={ask.considered} />
      {file.mayWrite('protection') &&
        (form || next ? asked : <Disclosure label={last ? t.again : t.open}>{asked}</Disclosure>)}
    </Section>
  );
};

const Considered = ({ ctx, considered }: { ctx: FileContext; considered: readonly Consideration[] }) => {
  const t = situationTexts(ctx.language).considerations;
  return (
    <>
      {considered.map(({ word, words, by, at }) => (
        <div>
          <p class="written">{words}</p>
          <p class="muted">
            {t.state[word]} · {t.by(by, showFixedMoment(ctx.language, at, ctx.now))}
          </p>
        </div>
      ))}
    </>
  );
};

const AskForm = ({ ctx, ask, form }: { ctx: FileContext; ask: SafetyAsk; form: FormState }) => {
  const t = situationTexts(ctx.language).considerations;
  return (
    <Form action={`/akt/${ctx.file.id}/overvaganden/${ask.id}`} label={t.title} hidden={{ _form: newId() }}>
      <ErrorSummary form={form} />
      <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={5} />
      <RadioGroup
        form={form}
        name="word"
        label={t.answer}
        help={t.answerHelp}
        choices={stepWords.map((value) => ({ value, label: t.choices[value] }))}
      />
      <Actions>
        <Button>{t.save}</Button>
      </Actions>
    </Form>
  );
};
