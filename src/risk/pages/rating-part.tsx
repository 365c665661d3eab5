import type { PropsWithChildren as Drawn } from 'hono/jsx';
import type { FileContext } from '../../access/index.ts';
import { AskItem, type Instrument, inWords, riskLevels } from '../../instruments/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  Disclosure,
  ErrorSummary,
  Form,
  RadioGroup,
  Section,
  Table,
  TrendChart,
  type TrendLine,
} from '../../ui/index.ts';
import type { Declined, Rating } from '../rating.store.ts';
import { changeOf, occasions, ratingDeclines, ratingField } from '../rating.ts';
import { doneOf } from '../risk.ts';
import { riskTexts } from '../texts.ts';
import { declinedInWords } from './declined-in-words.ts';
import type { PartProps } from './part.ts';

/** The two answers, as they were typed where one was refused. */
export type RatingForms = { readonly rate?: FormState; readonly decline?: FormState };

type RatingProps = {
  ctx: FileContext;
  ratings: readonly Rating[];
  declined: readonly Declined[];
  quick: readonly Instrument[];
  forms: RatingForms;
  action: string;
  /** What a figure does not say. */
  care: string | undefined;
};

/** The person's own figures over time, and the form for new ones: asked in a minute, at the start, between and at the end. */
export const RatingPart = (props: Drawn<RatingProps>) => {
  const { ctx, ratings, declined, quick, forms, action, care, children } = props;
  const t = riskTexts(ctx.language);
  const form = forms.rate ?? emptyForm();
  const none = scoped(forms.decline ?? emptyForm(), 'inga');
  const when = occasions.map((value) => ({ value, label: t.occasions[value] }));
  return (
    <Section id="skattning" title={t.trend}>
      <Trend ctx={ctx} ratings={ratings} declined={declined} care={care} />
      {quick.length > 0 && ctx.file.mayWrite('protection') && (
        <>
          <Disclosure label={t.ratingTitle} id="ny-skattning" open={hasErrors(form)}>
            <Form action={action} hidden={{ _form: newId() }} label={t.ratingTitle}>
              <ErrorSummary form={form} />
              <p class="help">{t.ratingHelp}</p>
              {quick.flatMap((instrument) =>
                instrument.items.map((item) => (
                  <AskItem
                    form={form}
                    instrument={instrument}
                    item={item}
                    language={ctx.language}
                    name={ratingField(instrument)}
                  />
                )),
              )}
              <RadioGroup form={form} name="occasion" label={t.occasion} choices={when} inline />
              <Actions>
                <Button kind="secondary">{t.rate}</Button>
              </Actions>
            </Form>
          </Disclosure>
          <Disclosure label={t.noFigure} id="ingen-siffra" open={hasErrors(none)}>
            <Form action={action} hidden={{ _form: newId(), answer: 'none' }} label={t.noFigure}>
              <ErrorSummary form={none} />
              <p class="help">{t.noFigureHelp}</p>
              <RadioGroup
                form={none}
                name="declined"
                label={t.declinedWhy}
                choices={ratingDeclines.map((value) => ({ value, label: t.declines[value] }))}
                inline
              />
              <RadioGroup form={none} name="occasion" label={t.occasion} choices={when} inline />
              <Actions>
                <Button kind="secondary">{t.decline}</Button>
              </Actions>
            </Form>
          </Disclosure>
        </>
      )}
      {children}
    </Section>
  );
};

const looks = ['solid', 'dashed', 'dotted'] as const;

/** Where there is no figure: told in words, and no point of a line. */
const NoFigures = ({ ctx, declined }: Pick<RatingProps, 'ctx' | 'declined'>) => (
  <>
    {declined.toReversed().map((one) => (
      <p>{declinedInWords(ctx, one)}</p>
    ))}
  </>
);

const Trend = ({ ctx, ratings, declined, care }: Pick<RatingProps, 'ctx' | 'ratings' | 'declined' | 'care'>) => {
  const { language, now } = ctx;
  const t = riskTexts(language);
  const [first] = ratings;
  if (!first)
    return (
      <>
        <p class="muted">{t.trendNone}</p>
        <NoFigures ctx={ctx} declined={declined} />
      </>
    );
  const days = (at: typeof first.at) => dayOf(first.at).until(dayOf(at), { largestUnit: 'days' }).days;
  const until = Math.max(days(ratings.at(-1)?.at ?? first.at), 1);
  const kinds = [...new Map(ratings.map(({ key, title }) => [key, inWords(title, language)]))];
  const lines = kinds.slice(0, looks.length).map(([key, name], i): TrendLine & { key: string } => ({
    key,
    name,
    look: looks[i] ?? 'solid',
    points: ratings.filter((one) => one.key === key).map(({ at, value }) => ({ at: days(at), value })),
  }));
  const told = lines.flatMap(({ key, name }) => {
    const change = changeOf(ratings.filter((one) => one.key === key));
    return change ? [t.trendText(name, change.from, change.to)] : [];
  });
  return (
    <>
      {told.length > 0 ? (
        <figure class="figure">
          <TrendChart
            id="skattningar"
            title={t.trend}
            description={told.join(' ')}
            yLabel="0–10"
            xLabel={t.days}
            yMarks={[0, 5, 10].map((at) => ({ at, label: String(at) }))}
            xMarks={marksTo(until)}
            from={0}
            until={until}
            max={10}
            lines={lines}
          />
          {told.map((line) => (
            <p>{line}</p>
          ))}
          <NoFigures ctx={ctx} declined={declined} />
          {care && <p class="muted">{care}</p>}
        </figure>
      ) : (
        <>
          <p class="muted">{t.trendNone}</p>
          <NoFigures ctx={ctx} declined={declined} />
        </>
      )}
      <Disclosure label={t.trendTable}>
        <Table
          caption={t.trendTable}
          captionUnseen
          columns={[
            { key: 'when', label: t.columns.when },
            { key: 'what', label: t.columns.what },
            { key: 'value', label: t.columns.value, numeric: true },
            { key: 'occasion', label: t.columns.occasion },
            { key: 'who', label: t.columns.who },
          ]}
          rows={ratings.toReversed().map(({ at, title, value, occasion, by }, i) => ({
            id: `siffra-${i}`,
            cells: {
              when: showMoment(language, at, now),
              what: inWords(title, language),
              value,
              occasion: occasion ? t.occasions[occasion] : '',
              who: by,
            },
          }))}
        />
      </Disclosure>
    </>
  );
};

/** The judgement over time; its levels are an order and no figures, so the axis carries words. */
export const LevelTrend = ({ ctx, facts }: Pick<PartProps, 'ctx' | 'facts'>) => {
  const t = riskTexts(ctx.language);
  const done = doneOf(facts.risks).toReversed();
  const [first] = done;
  if (!first?.assessedAt || done.length < 2) return null;
  const start = dayOf(first.assessedAt);
  const points = done.flatMap(({ assessedAt, level }) =>
    assessedAt && level
      ? [{ at: start.until(dayOf(assessedAt), { largestUnit: 'days' }).days, value: riskLevels.indexOf(level), level }]
      : [],
  );
  const until = Math.max(points.at(-1)?.at ?? 1, 1);
  const told = points.map(({ level }) => t.trendLevels[level].toLowerCase()).join(', ');
  return (
    <figure class="figure">
      <TrendChart
        id="bedomningar"
        title={t.levelTrend}
        description={`${t.levelTrend}: ${told}.`}
        yLabel=""
        xLabel={t.days}
        yMarks={riskLevels.map((level, at) => ({ at, label: t.trendLevels[level] }))}
        xMarks={marksTo(until)}
        from={0}
        until={until}
        max={riskLevels.length - 1}
        lines={[{ name: t.riskLine, look: 'solid', points }]}
      />
      <p>{`${t.levelTrend}: ${told}.`}</p>
    </figure>
  );
};

const marksTo = (until: number) =>
  [...new Set([0, Math.round(until / 2), until])].map((at) => ({ at, label: String(at) }));
