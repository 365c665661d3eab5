import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { Unit } from '../../organisation/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage, Tick } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  Select,
  Table,
  TextField,
} from '../../ui/index.ts';
import { type Withheld, WithheldLine } from '../../withholding/index.ts';
import type { Contact, IssuedCertificate } from '../certificate.store.ts';
import { certificateNeeds } from '../certificate.ts';
import { certificateTexts, lastDayOnPage } from '../certificate-texts.ts';
import type { Given } from '../withdraw.store.ts';
import { GroundFields } from './ground-fields.tsx';

type Common = { ctx: FileContext; top: FileTopFacts };

type ListProps = Common & { issued: readonly IssuedCertificate[]; withheld: readonly Withheld[] };

export const CertificatesPage = ({ ctx, top, issued, withheld }: ListProps) => {
  const { language, now } = ctx;
  const t = certificateTexts(language);
  const here = `${top.address}/intyg`;
  const mayWrite = ctx.file.mayWrite('consents');
  return (
    <SafetyPage
      ctx={ctx}
      top={top}
      title={t.title}
      lead={t.lead}
      action={mayWrite && <ButtonLink href={`${here}/nytt`}>{t.issue}</ButtonLink>}
    >
      {issued.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionUnseen
          columns={[
            { key: 'unit', label: t.unit },
            { key: 'needs', label: t.needs },
            { key: 'until', label: t.until },
            { key: 'state', label: t.state },
          ]}
          rows={issued.map((one) => ({
            id: `certificate-${one.id}`,
            cells: {
              unit: (
                <div>
                  {one.unitName}
                  <p class="help">{t.issuedBy(one.issuedBy, showMoment(language, one.issuedAt, now))}</p>
                </div>
              ),
              needs: [...one.content.needs.map((need) => t.kinds[need]), one.content.sentence]
                .filter(Boolean)
                .join('. '),
              until: lastDayOnPage(language, one.validTo, now),
              state: (
                <div>
                  {one.answer && one.answeredAt
                    ? t.answered(t.answers[one.answer], one.answeredBy ?? '', showMoment(language, one.answeredAt, now))
                    : t.states[one.state]}
                  {one.answerWords && <p>”{one.answerWords}”</p>}
                  <WithheldLine ctx={ctx} kind="certificate" item={one.id} withheld={withheld} />
                  {one.state === 'live' && (
                    <ButtonLink kind="quiet" small href={`${here}/${one.id}/blad`}>
                      {t.sheet}
                      <span class="unseen">, {one.unitName}</span>
                    </ButtonLink>
                  )}
                  {one.state === 'live' && mayWrite && (
                    <Form
                      action={`${here}/${one.id}/avsluta`}
                      hidden={{ _form: newId() }}
                      label={t.endOf(one.unitName)}
                      inline
                    >
                      <Button kind="secondary" small>
                        {t.end}
                      </Button>
                    </Form>
                  )}
                </div>
              ),
            },
          }))}
        />
      )}
      <p>
        <a href={`${top.address}/utlamnat`}>{t.register}</a>
      </p>
    </SafetyPage>
  );
};

type NewProps = Common & {
  form: FormState;
  consents: readonly Given[];
  units: readonly Unit[];
  deciders: readonly { readonly id: string; readonly name: string }[];
  team: readonly Contact[];
};

export const NewCertificatePage = ({ ctx, top, form, consents, units, deciders, team }: NewProps) => {
  const { language } = ctx;
  const t = certificateTexts(language);
  return (
    <SafetyPage ctx={ctx} top={top} title={t.newTitle} lead={t.newLead} narrow>
      <Form action={`${top.address}/intyg/nytt`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <Select
          form={form}
          name="unit"
          label={t.toUnit}
          help={t.toUnitHelp}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
        <CheckboxGroup
          form={form}
          name="needs"
          label={t.needsQuestion}
          choices={certificateNeeds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <TextField form={form} name="sentence" label={t.sentence} help={t.sentenceHelp} width="full" optional />
        <DateField form={form} name="until" label={t.untilQuestion} help={t.untilHelp} />
        <Select
          form={form}
          name="contact"
          label={t.contact}
          options={team.map(({ id, name, phone }) => ({ value: id, label: phone ? `${name}, ${phone}` : name }))}
        />
        <Tick form={form} name="number" label={t.showNumber} help={t.showNumberHelp} />
        <GroundFields form={form} language={language} consents={consents} deciders={deciders} />
        <Actions>
          <Button>{t.save}</Button>
          <ButtonLink kind="quiet" href={`${top.address}/intyg`}>
            {t.back}
          </ButtonLink>
        </Actions>
      </Form>
    </SafetyPage>
  );
};
