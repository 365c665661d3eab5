import type { FileContext } from '../../access/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import type { Unit } from '../../organisation/index.ts';
import { showDay } from '../../platform/language/dates.ts';
import { number } from '../../platform/language/plural.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import { type Decision, decisionTexts, type FileTopFacts, SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  RadioGroup,
  Section,
  Select,
  Table,
  TextField,
} from '../../ui/index.ts';
import { type Cost, type CostId, costPers, costUntil, sums } from '../cost.ts';
import { costTexts } from '../texts.ts';

export type CostForms = {
  readonly add?: FormState;
  readonly end?: { readonly id: CostId; readonly form: FormState };
};

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  costs: readonly Cost[];
  /** Granted, or changed since. */
  decisions: readonly Decision[];
  units: readonly Unit[];
  forms: CostForms;
};

export const CostPage = (props: Props) => {
  const { ctx, top, costs, decisions } = props;
  const { language } = ctx;
  const t = costTexts(language);
  const day = today(ctx.now);
  const kr = (amount: number) => t.kr(number(language, amount));
  const kindOf = (cost: Cost) => decisions.find(({ id }) => id === cost.decisionId)?.kind;
  const inWords = (kind: Decision['kind'] | undefined) => (kind ? decisionTexts(language).kinds[kind] : '–');
  const bySort = sums(
    costs.map((cost) => ({ ...cost, kind: inWords(kindOf(cost)) })),
    day,
  );
  const mayWrite = ctx.file.mayWrite('decisions');
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead}>
      {costs.length === 0 && <p class="muted">{t.none}</p>}
      {costs.length > 0 && (
        <Section title={t.sums} id="summor">
          <ul class="lines">
            {bySort.map(({ kind, sum }) => (
              <li>
                {kind}: <strong>{kr(sum)}</strong>
              </li>
            ))}
          </ul>
          <p>{t.sum(kr(bySort.reduce((all, { sum }) => all + sum, 0)))}</p>
        </Section>
      )}
      {costs.length > 0 && (
        <Section title={t.rows} id="rader">
          <Table
            caption={t.rows}
            captionUnseen
            columns={[
              { key: 'kind', label: t.kind },
              { key: 'amount', label: t.columns.amount, numeric: true },
              { key: 'per', label: t.columns.per },
              { key: 'when', label: t.periodLabel },
              { key: 'payer', label: t.columns.payer },
              { key: 'soFar', label: t.soFar, numeric: true },
            ]}
            rows={costs.map((cost) => ({
              id: `k${cost.id}`,
              cells: {
                kind: inWords(kindOf(cost)),
                amount: kr(cost.amount),
                per: t.pers[cost.per],
                when: t.period(
                  showDay(language, cost.fromOn, day),
                  cost.untilOn ? showDay(language, cost.untilOn, day) : undefined,
                ),
                payer: cost.payer,
                soFar: kr(costUntil(cost, day)),
              },
            }))}
          />
          {mayWrite &&
            costs
              .filter(({ per, untilOn, id }) => (per !== 'once' && untilOn === null) || props.forms.end?.id === id)
              .map((cost) => (
                <EndForm {...props} cost={cost} label={`${t.end}: ${inWords(kindOf(cost))}, ${kr(cost.amount)}`} />
              ))}
        </Section>
      )}
      {mayWrite && <AddForm {...props} />}
    </SafetyPage>
  );
};

const EndForm = ({ ctx, forms, cost, label }: Props & { cost: Cost; label: string }) => {
  const t = costTexts(ctx.language);
  const own = forms.end?.id === cost.id ? forms.end.form : undefined;
  const form = scoped(own ?? emptyForm(), `e${cost.id.replaceAll('-', '')}`);
  return (
    <Disclosure label={label} open={own !== undefined}>
      <Form action={`/akt/${ctx.file.id}/kostnader/${cost.id}/slut`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <DateField form={form} name="untilOn" label={t.lastDay} />
        <Actions>
          <Button kind="secondary">{t.saveEnd}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

const AddForm = ({ ctx, forms, decisions, units }: Props) => {
  const { language } = ctx;
  const t = costTexts(language);
  const day = today(ctx.now);
  const form = forms.add ?? emptyForm();
  const granted = decisions.filter(({ state }) => state === 'granted');
  if (granted.length === 0) return <p class="muted">{t.nothingGranted}</p>;
  const named = ({ kind, decidedAt }: Decision) => {
    const said = decisionTexts(language).kinds[kind];
    return decidedAt ? t.on(said, showDay(language, dayOf(decidedAt), day)) : said;
  };
  return (
    <Section title={t.add} id="ny">
      <Form action={`/akt/${ctx.file.id}/kostnader`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <Select
          form={form}
          name="decision"
          label={t.decision}
          options={granted.map((one) => ({ value: one.id, label: named(one) }))}
        />
        <TextField form={form} name="amount" label={t.amount} width="short" />
        <RadioGroup
          form={form}
          name="per"
          label={t.per}
          choices={costPers.map((value) => ({ value, label: t.pers[value] }))}
          inline
        />
        <Select
          form={form}
          name="payer"
          label={t.payer}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField form={form} name="fromOn" label={t.fromOn} />
        <DateField form={form} name="untilOn" label={t.untilOn} optional />
        <Actions>
          <Button>{t.add}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
