import { inWords } from '../../instruments/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showAgo } from '../../platform/language/dates.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { modes, SafetyPage } from '../../safety/index.ts';
import { Actions, Button, ButtonLink, ErrorSummary, Form, Notice, RadioGroup, Section, Table } from '../../ui/index.ts';
import { doneOf, openOf, waitsForReader } from '../risk.ts';
import { riskTexts } from '../texts.ts';
import { withoutInstrument } from '../without-instrument.ts';
import { BesideEachOther } from './beside-each-other.tsx';
import type { PartProps } from './part.ts';
import { LevelTrend, RatingPart } from './rating-part.tsx';
import { RedEventsPart } from './red-events-part.tsx';

/** What holds now, what has changed, and the way to a new assessment; the figures and the older ones below. */
export const RiskPage = ({ ctx, facts, forms }: PartProps) => {
  const t = riskTexts(ctx.language);
  return (
    <SafetyPage ctx={ctx} top={facts.top} title={t.page} lead={t.lead} narrow>
      {facts.self ? (
        <>
          <Open ctx={ctx} facts={facts} />
          <Last ctx={ctx} facts={facts} />
          <RedEventsPart ctx={ctx} facts={facts} forms={forms} />
          <Begin ctx={ctx} facts={facts} forms={forms} />
          <RatingPart
            ctx={ctx}
            ratings={facts.ratings}
            quick={facts.quick}
            declined={facts.declined}
            forms={forms}
            action={`${facts.top.address}/skattning`}
            care={facts.ratings.some(({ key }) => key === 'fear') ? t.trendCare : undefined}
          >
            <LevelTrend ctx={ctx} facts={facts} />
          </RatingPart>
          <History ctx={ctx} facts={facts} />
        </>
      ) : (
        <p>{t.nobody}</p>
      )}
    </SafetyPage>
  );
};

type Part = Pick<PartProps, 'ctx' | 'facts'>;

const Open = ({ ctx, facts }: Part) => {
  const { language, now } = ctx;
  const t = riskTexts(language);
  const open = openOf(facts.risks);
  if (!open) return null;
  const way = ctx.file.mayWrite('protection') && (
    <ButtonLink small href={`${facts.top.address}/lage/${open.id}`}>
      {t.takeUp}
    </ButtonLink>
  );
  return open.pausedAt ? (
    <Notice kind="danger" title={t.paused}>
      <p>{t.pausedLine(open.pausedBy ?? '', showAgo(language, open.pausedAt, now))}</p>
      <p>{way}</p>
    </Notice>
  ) : (
    <Notice kind="today" title={t.ongoing}>
      <p>{t.ongoingLine(open.by, showAgo(language, open.startedAt, now))}</p>
      <p>{way}</p>
    </Notice>
  );
};

const Last = ({ ctx, facts }: Part) => {
  const { language } = ctx;
  const t = riskTexts(language);
  const [last] = doneOf(facts.risks);
  const waiting = doneOf(facts.risks).filter(waitsForReader);
  return (
    <Section id="senaste" title={t.last}>
      {last ? (
        <>
          <BesideEachOther ctx={ctx} risk={last} />
          <p>
            <a href={`${facts.top.address}/lage/${last.id}`}>{t.readWhole}</a>
          </p>
        </>
      ) : (
        <p>{t.never}.</p>
      )}
      {waiting.map((risk) => (
        <Notice kind="today" title={t.waits}>
          <p>
            {risk.assessedById === ctx.actor.staffId ? t.waitsOwn : t.waitsHelp}{' '}
            <a href={`${facts.top.address}/lage/${risk.id}#lasning`}>{t.readWhole}</a>
          </p>
        </Notice>
      ))}
    </Section>
  );
};

const Begin = ({ ctx, facts, forms }: PartProps) => {
  const { language } = ctx;
  const t = riskTexts(language);
  if (!ctx.file.mayWrite('protection') || openOf(facts.risks)) return null;
  const form = forms.begin ?? emptyForm();
  return (
    <Section id="ny" title={t.beginTitle}>
      <Form action={`${facts.top.address}/lage`} hidden={{ _form: newId() }} label={t.beginTitle}>
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="instrument"
          label={t.instrument}
          choices={[...facts.instruments, withoutInstrument].map(({ id, title, version }) => ({
            value: id,
            label: id === withoutInstrument.id ? t.noItems : t.version(inWords(title, language), version),
          }))}
        />
        <RadioGroup
          form={form}
          name="mode"
          label={t.mode}
          help={t.modeHelp}
          choices={modes.map((value) => ({ value, label: t.modes[value] }))}
          inline
        />
        <Actions>
          <Button>{t.beginButton}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const History = ({ ctx, facts }: Part) => {
  const { language, now } = ctx;
  const t = riskTexts(language);
  const [, ...earlier] = doneOf(facts.risks);
  if (earlier.length === 0) return null;
  return (
    <Section id="tidigare" title={t.history}>
      <Table
        caption={t.history}
        captionUnseen
        columns={[
          { key: 'when', label: t.columns.when },
          { key: 'level', label: t.columns.level },
          { key: 'what', label: t.columns.what },
          { key: 'who', label: t.columns.who },
        ]}
        rows={earlier.map((risk) => ({
          id: `bedomning-${risk.id}`,
          cells: {
            when: (
              <a href={`${facts.top.address}/lage/${risk.id}`}>
                {risk.assessedAt && showAgo(language, risk.assessedAt, now)}
              </a>
            ),
            level: risk.level && t.levels[risk.level],
            what: inWords(risk.title, language),
            who: risk.assessedBy,
          },
        }))}
      />
    </Section>
  );
};
