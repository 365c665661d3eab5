import { type FileContext, StaffPage } from '../../access/index.ts';
import { applicationTexts } from '../../investigation/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf, type Instant } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  EmptyState,
  ErrorSummary,
  Form,
  Mark,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { type Giver, giverOptions } from '../givers.ts';
import { type Intervention, phaseOf } from '../intervention.ts';
import { type AccessNeed, accessNeeds, type Service, type ServiceVersionId } from '../service.ts';
import { serviceTexts } from '../service-texts.ts';
import { supportTexts } from '../texts.ts';
import { unmetTexts } from '../unmet-texts.ts';

type Choices = {
  readonly services: readonly Service[];
  readonly owners: readonly Giver[];
  readonly decisions: readonly { readonly id: string; readonly decidedAt: Instant }[];
  /** What the plan says that there has to be. */
  readonly planned: readonly AccessNeed[];
};
type Props = {
  ctx: FileContext;
  interventions: readonly Intervention[];
  services: ReadonlyMap<ServiceVersionId, Service>;
  choices: Choices;
  form: FormState | undefined;
};

export const phaseMarks = { waiting: 'info', notReached: 'breach', running: 'done', ended: 'plain' } as const;

export const InterventionsPage = ({ ctx, interventions, services, choices, form }: Props) => {
  const { language, file } = ctx;
  const t = supportTexts(language);
  const live = interventions.filter(({ endedAt }) => !endedAt);
  const past = interventions.filter(({ endedAt }) => endedAt);
  const mayWrite = file.mayWrite('plan') && file.mayWrite('notes');
  return (
    <StaffPage frame={ctx.frame} title={t.title} documentTitle={t.title} current="files" lead={t.lead} narrow>
      <p class="way-back">
        <a href={`/akt/${file.id}`}>{t.back}</a> <span class="muted">{file.reference}</span>
      </p>
      <div class="stack-wide">
        {file.mayWrite('plan') && (
          <p>
            <a href={`/akt/${file.id}/ansokan`}>{applicationTexts(language).link}</a>
          </p>
        )}
        {live.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneHelp}</p>
          </EmptyState>
        ) : (
          <Section title={t.running} id="pagar">
            <Lines ctx={ctx} of={live} services={services} />
          </Section>
        )}
        {mayWrite && (
          <p>
            <a href={`/akt/${file.id}/saknas`}>{unmetTexts(language).link}</a>
          </p>
        )}
        {mayWrite && <AddForm ctx={ctx} choices={choices} form={form ?? emptyForm({ needs: choices.planned })} />}
        {past.length > 0 && (
          <Section title={t.past} id="avslutade" count={past.length}>
            <Lines ctx={ctx} of={past} services={services} />
          </Section>
        )}
      </div>
    </StaffPage>
  );
};

type LinesProps = { ctx: FileContext; of: readonly Intervention[]; services: ReadonlyMap<ServiceVersionId, Service> };

const Lines = ({ ctx, of, services }: LinesProps) => {
  const { language, now, file } = ctx;
  const t = supportTexts(language);
  const day = (at: Instant) => showNearDay(language, dayOf(at), dayOf(now));
  return (
    <ul class="lines">
      {of.map((one) => {
        const phase = phaseOf(one);
        return (
          <li>
            <p>
              <a href={`/akt/${file.id}/insatser/${one.id}`}>{services.get(one.versionId)?.[language].name}</a>{' '}
              <Mark kind={phaseMarks[phase]}>{t.phase[phase]}</Mark>
            </p>
            <p class="muted">
              {one.endHow && one.endedAt
                ? t.ended(t.how[one.endHow], day(one.endedAt))
                : `${t.given(one.workerName)}, ${t.since(day(one.begunAt ?? one.askedAt))}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
};

const AddForm = ({ ctx, choices, form }: { ctx: FileContext; choices: Choices; form: FormState }) => {
  const { language, now, file } = ctx;
  const t = supportTexts(language).add;
  const s = serviceTexts(language);
  if (choices.services.length === 0)
    return (
      <Section title={t.title} id="ordna">
        <p class="muted">{t.noServices}</p>
      </Section>
    );
  return (
    <Section title={t.title} id="ordna" action={<a href="/insatser">{s.ways.catalogue}</a>}>
      <Form action={`/akt/${file.id}/insatser`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <Select
          form={form}
          name="service"
          label={t.service}
          options={choices.services.map((one) => ({
            value: one.id,
            label: `${one[language].name} (${s.basisShort[one.basis].toLowerCase()})`,
          }))}
        />
        {choices.decisions.length > 0 && (
          <Select
            form={form}
            name="decision"
            label={t.decision}
            optional
            emptyLabel={t.noDecision}
            options={choices.decisions.map(({ id, decidedAt }) => ({
              value: id,
              label: t.decisionOf(showNearDay(language, dayOf(decidedAt), dayOf(now))),
            }))}
          />
        )}
        <CheckboxGroup form={form} name="rightTold" label={t.right} choices={[{ value: 'yes', label: t.rightTold }]} />
        <CheckboxGroup
          form={form}
          name="needs"
          label={t.needs}
          help={
            choices.planned.length > 0
              ? supportTexts(language).needs.fromPlan(choices.planned.map((one) => s.access[one]).join(', '))
              : undefined
          }
          choices={accessNeeds.map((value) => ({ value, label: s.access[value] }))}
          inline
        />
        <TextArea form={form} name="words" label={t.words} rows={2} optional />
        <Select form={form} name="worker" label={t.worker} options={giverOptions(choices.owners)} />
        <Actions>
          <Button>{t.button}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
