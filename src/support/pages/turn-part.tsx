import type { FileContext } from '../../access/index.ts';
import { inWords } from '../../instruments/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf, type Instant } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import { declinedInWords } from '../../risk/index.ts';
import {
  Actions,
  Button,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { decidesHere } from '../change-intervention.ts';
import { isNearEnd } from '../intervention.ts';
import type { Whole } from '../load-intervention.ts';
import { supportTexts } from '../texts.ts';
import { type Turn, turnChoices } from '../turn.store.ts';
import { WhyUnrated } from './alliance-part.tsx';
import type { PartProps } from './part-props.ts';

/** What has changed, and what then: end, extend or refer, with a reason (V32). On top when the end is near, else folded below. */
export const TurnPart = ({ ctx, whole, forms, at, mayWrite, near }: PartProps & { near: boolean }) => {
  const t = supportTexts(ctx.language).turn;
  const { one, talks, turns } = whole;
  const asked = turns.find(({ answer }) => answer === null);
  const isTop = one.endedAt === null && one.begunAt !== null && (isNearEnd(one, talks, ctx.now) || asked !== undefined);
  const form = forms.turn ?? emptyForm();
  if (near) {
    if (!isTop) return null;
    return (
      <Section title={asked ? t.waits : t.title} id="slut">
        <Changed ctx={ctx} whole={whole} />
        {asked ? (
          <Asked ctx={ctx} asked={asked} at={at} form={forms.answer} mayWrite={mayWrite} unit={one.extent.unit} />
        ) : (
          mayWrite && <Choose ctx={ctx} whole={whole} at={at} form={form} />
        )}
      </Section>
    );
  }
  const decided = turns.filter(({ answer }) => answer !== null);
  return (
    <>
      {mayWrite && one.begunAt && !isTop && (
        <Disclosure label={t.titleAny} open={hasErrors(form)} id="slut">
          <Changed ctx={ctx} whole={whole} />
          <Choose ctx={ctx} whole={whole} at={at} form={form} />
        </Disclosure>
      )}
      {decided.length > 0 && (
        <Section title={t.history} id="beslutat">
          <History ctx={ctx} turns={decided} />
        </Section>
      )}
    </>
  );
};

const days =
  ({ language, now }: FileContext) =>
  (at: Instant) =>
    showNearDay(language, dayOf(at), dayOf(now));

/** The person's own figures: the last before the support began, or the first since, and the newest. */
const Changed = ({ ctx, whole }: { ctx: FileContext; whole: Whole }) => {
  const t = supportTexts(ctx.language).turn;
  const { measured } = whole;
  const day = days(ctx);
  return (
    <Notice kind="info" title={t.changed}>
      {measured === undefined && <p>{t.notSeen}</p>}
      {measured?.figures.length === 0 && measured.declined.length === 0 && <p>{t.notMeasured}</p>}
      {measured?.figures.map(({ first, last }) => {
        const name = inWords(first.title, ctx.language);
        return (
          <p>
            {last
              ? t.measured(name, first.value, day(first.at), last.value, day(last.at))
              : t.measuredOnce(name, first.value, day(first.at))}
          </p>
        );
      })}
      {measured?.declined.map((one) => (
        <p>{declinedInWords(ctx, one)}</p>
      ))}
      {measured !== undefined && (
        <p>
          <a href={`/akt/${ctx.file.id}/${ctx.file.side === 'perpetrator' ? 'siffror' : 'lage'}#skattning`}>
            {t.toRatings}
          </a>
        </p>
      )}
      <p>{t.help}</p>
    </Notice>
  );
};

const Choose = ({ ctx, whole, at, form }: { ctx: FileContext; whole: Whole; at: string; form: FormState }) => {
  const t = supportTexts(ctx.language).turn;
  const { unit } = whole.one.extent;
  return (
    <Form action={`${at}/slut`} hidden={{ _form: newId() }}>
      {hasErrors(form) && <ErrorSummary form={form} />}
      <RadioGroup
        form={form}
        name="choice"
        label={t.choice}
        choices={turnChoices
          .filter((value) => value !== 'extend' || unit !== 'once')
          .map((value) => ({
            value,
            label: t.choices[value],
            help: value === 'extend' ? (decidesHere(ctx) ? t.youDecide : t.youAsk) : undefined,
          }))}
      />
      {unit !== 'once' && <TextField form={form} name="more" label={t.more[unit]} width="short" optional />}
      <TextArea form={form} name="reason" label={t.reason} help={t.reasonHelp} rows={3} />
      <WhyUnrated ctx={ctx} whole={whole} form={form} />
      <Actions>
        <Button>{t.button}</Button>
      </Actions>
    </Form>
  );
};

type AskedProps = {
  ctx: FileContext;
  asked: Turn;
  at: string;
  form: FormState | undefined;
  mayWrite: boolean;
  unit: string;
};

const Asked = ({ ctx, asked, at, form: posted, mayWrite, unit }: AskedProps) => {
  const t = supportTexts(ctx.language).turn;
  const form = scoped(posted ?? emptyForm(), 'svar');
  return (
    <>
      <p>
        {t.asks(asked.byName, asked.more ?? 0, unit === 'weeks' ? t.units.weeks : t.units.talks)} {asked.reason}
      </p>
      {mayWrite && decidesHere(ctx) && (
        <Form action={`${at}/forlangning/${asked.id}`} hidden={{ _form: newId() }}>
          {hasErrors(form) && <ErrorSummary form={form} />}
          <RadioGroup
            form={form}
            name="answer"
            label={t.answer}
            choices={[
              { value: 'yes', label: t.yes },
              { value: 'no', label: t.no },
            ]}
            inline
          />
          <TextArea form={form} name="reason" label={t.reason} rows={2} />
          <Actions>
            <Button>{t.decide}</Button>
          </Actions>
        </Form>
      )}
    </>
  );
};

const History = ({ ctx, turns }: { ctx: FileContext; turns: readonly Turn[] }) => {
  const t = supportTexts(ctx.language).turn;
  const day = days(ctx);
  return (
    <ul class="lines">
      {turns.map((turn) => (
        <li>
          <p>
            <strong>{t.choices[turn.choice]}</strong>
            {turn.choice === 'extend' && `: ${turn.answer === 'yes' ? t.yes : t.no}`}
          </p>
          <p class="written">{turn.reason}</p>
          {turn.answerWords && <p class="written">{turn.answerWords}</p>}
          {turn.decidedName && turn.decidedAt && (
            <p class="muted">{t.decidedBy(turn.decidedName, day(turn.decidedAt))}</p>
          )}
        </li>
      ))}
    </ul>
  );
};
