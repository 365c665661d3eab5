import { newId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/instant.ts';
import { showFixedMoment, showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DescriptionList,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  Table,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import type { Frame } from '../route.ts';
import { StaffPage } from '../staff-page.tsx';
import type { ListedEmergency } from './emergency.store.ts';
import { emergencyOutcomes } from './emergency.ts';
import { emergencyTexts } from './texts.ts';

type Props = { frame: Frame; all: readonly ListedEmergency[]; form?: FormState };

/** The form for one who needs it, and below it what waits for one who reviews. */
export const EmergencyPage = ({ frame, all, form = emptyForm() }: Props) => {
  const t = emergencyTexts(frame.language);
  const others = all.filter(({ mine }) => !mine);
  const waiting = others.filter(({ outcome }) => outcome === null);
  const reviewed = others.filter(({ outcome }) => outcome !== null);
  const own = all.filter(({ mine }) => mine);
  return (
    <StaffPage frame={frame} title={t.title} documentTitle={t.documentTitle} current="files" narrow lead={t.lead}>
      <div class="stack-wide">
        {waiting.length > 0 && (
          <Section title={t.toReview} id="granska">
            <Emergencies frame={frame} rows={waiting} caption={t.toReview} />
          </Section>
        )}
        {waiting.length > 0 && <h2>{t.openTitle}</h2>}
        <Form action="/nodoppning" hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <TextField form={form} name="file" label={t.file} help={t.fileHelp} width="medium" />
          <TextArea form={form} name="reason" label={t.reason} help={t.reasonHelp} rows={3} />
          <Notice>
            <p>{t.told}</p>
            <p>{t.never}</p>
            <p>
              <a href="/jour">{t.callDuty}</a>
            </p>
          </Notice>
          <Actions>
            <Button>{t.button}</Button>
            <ButtonLink kind="quiet" href="/min-dag">
              {t.back}
            </ButtonLink>
          </Actions>
        </Form>
        {own.length > 0 && (
          <Section title={t.own} id="egna">
            <Emergencies frame={frame} rows={own} caption={t.own} />
          </Section>
        )}
        {reviewed.length > 0 && (
          <Section title={t.reviewed} id="granskade">
            <Emergencies frame={frame} rows={reviewed} caption={t.reviewed} />
          </Section>
        )}
      </div>
    </StaffPage>
  );
};

const Emergencies = ({ frame, rows, caption }: { frame: Frame; rows: Props['all']; caption: string }) => {
  const { language, now } = frame;
  const t = emergencyTexts(language);
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={[
        { key: 'when', label: t.when },
        { key: 'who', label: t.who },
        { key: 'which', label: t.which },
        { key: 'standing', label: t.standing },
        { key: 'act', label: t.act },
      ]}
      rows={rows.map((one) => ({
        id: `emergency-${one.ground}`,
        cells: {
          when: showMoment(language, one.openedAt, now),
          who: one.staffName,
          which: one.reference,
          standing: [
            one.outcome === null ? t.waits : t.outcomes[one.outcome],
            ...(one.renewals > 0 ? [t.renewedTimes(one.renewals)] : []),
          ].join('. '),
          act: (
            <ButtonLink small kind="secondary" href={`/nodoppning/${one.ground}`}>
              {one.outcome === null && !one.mine ? t.review : t.look}
              <span class="unseen">, {one.reference}</span>
            </ButtonLink>
          ),
        },
      }))}
    />
  );
};

/** What was opened for an hour may be closed again to whoever opened it, and to whoever reviews it. */
export type ReviewedEmergency = ListedEmergency & { readonly opens: boolean };
type OneProps = { frame: Frame; one: ReviewedEmergency; form?: FormState };

export const EmergencyReviewPage = ({ frame, one, form = emptyForm() }: OneProps) => {
  const { language, now } = frame;
  const t = emergencyTexts(language);
  const toReview = one.outcome === null && !one.mine;
  const at = (moment: Instant) => showFixedMoment(language, moment, now);
  const closed = one.endedAt && isBefore(one.endedAt, one.until) ? one.endedAt : one.until;
  return (
    <StaffPage
      frame={frame}
      title={toReview ? t.reviewTitle : t.shownTitle}
      documentTitle={t.documentTitle}
      current="files"
      narrow
      lead={toReview ? t.reviewLead : undefined}
    >
      <div class="stack-wide">
        <DescriptionList
          items={[
            { term: t.who, value: one.staffName },
            {
              term: t.which,
              value: one.opens ? (
                <a href={`/${one.fileKind === 'contact' ? 'kontakt' : 'akt'}/${one.fileId}`}>{one.reference}</a>
              ) : (
                one.reference
              ),
            },
            { term: t.openedWhen, value: at(one.openedAt) },
            {
              term: t.openUntil,
              value: [at(closed), ...(one.renewals > 0 ? [t.renewedTimes(one.renewals)] : [])].join('. '),
            },
            { term: t.reasonWas, value: <span class="written">{one.reason}</span> },
            ...(one.outcome === null
              ? [{ term: t.standing, value: t.waits }]
              : [
                  { term: t.outcome, value: t.outcomes[one.outcome] },
                  ...(one.reviewWords === null
                    ? []
                    : [{ term: t.words, value: <span class="written">{one.reviewWords}</span> }]),
                  {
                    term: t.standing,
                    value: one.reviewedAt && t.reviewedBy(one.reviewedBy ?? '', at(one.reviewedAt)),
                  },
                ]),
          ]}
        />
        <p class="help">{t.sections}</p>
        {toReview && (
          <Form action={`/nodoppning/${one.ground}/granska`} hidden={{ _form: newId() }}>
            <ErrorSummary form={form} />
            <RadioGroup
              form={form}
              name="outcome"
              label={t.outcome}
              choices={emergencyOutcomes.map((value) => ({
                value,
                label: t.outcomes[value],
                help: t.outcomeHelp[value],
              }))}
            />
            <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={3} />
            <Actions>
              <Button>{t.save}</Button>
            </Actions>
          </Form>
        )}
        <p>
          <a href="/nodoppning">{t.toList}</a>
        </p>
      </div>
    </StaffPage>
  );
};
