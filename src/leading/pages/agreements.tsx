import type { Frame } from '../../access/index.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { type FileId, newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import type { Colleague } from '../../organisation/index.ts';
import { showDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Select,
  TextField,
} from '../../ui/index.ts';
import type { WorkerLoad } from '../case-load.ts';
import type { Signed } from '../month.store.ts';
import { type Agreement, isOpen, isOverdue, type MonthFacts, monthName, outcomes } from '../month.ts';
import { leadingTexts } from '../texts.ts';
import type { LedUnit } from '../units.ts';

export type MonthProps = {
  readonly frame: Frame;
  readonly unit: LedUnit;
  readonly month: CalendarDay;
  readonly facts: MonthFacts;
  /** Those that the leader may open, with a reason. */
  readonly may: ReadonlySet<FileId>;
  /** Of the unit, as they lie now. */
  readonly loads: readonly WorkerLoad[];
  readonly agreements: readonly Agreement[];
  readonly signed: Signed | undefined;
  readonly colleagues: readonly Pick<Colleague, 'id' | 'name'>[];
  readonly forms: {
    readonly add?: FormState;
    /** Somebody signed the month before. */
    readonly tooLate?: boolean;
    readonly settle?: { readonly id: string; readonly form: FormState };
  };
};

const at = ({ unit, month }: MonthProps) => `/manad/${unit.id}/${monthName(month)}/uppgift`;

export const Agreements = (props: MonthProps & { shown: readonly Agreement[]; none: string }) => {
  const { frame, shown, none } = props;
  if (shown.length === 0) return <p>{none}</p>;
  return (
    <ul class="bullets stack-near">
      {shown.map((one) => (
        <li>
          <AgreementWords frame={frame} one={one} />
          {isOpen(one) && <Settle {...props} one={one} />}
        </li>
      ))}
    </ul>
  );
};

/** What was agreed, with whom and until when, and what became of it. */
export const AgreementWords = ({ frame, one }: { frame: Frame; one: Agreement }) => {
  const { language, now } = frame;
  const t = leadingTexts(language).agreed;
  return (
    <>
      <strong>{one.words}</strong>
      <br />
      {t.until(one.ownerName, showDay(language, one.dueOn, dayOf(now)))}{' '}
      {isOverdue(one, now) && <Mark kind="breach">{t.overdue}</Mark>}{' '}
      {one.outcome && (
        <Mark kind={one.outcome === 'done' ? 'done' : 'info'}>
          {t.outcomes[one.outcome]}
          {one.outcomeWords && `: ${one.outcomeWords}`}
        </Mark>
      )}
      {one.saidByOwner && one.outcomeAt && (
        <span class="muted"> {t.saidBy(one.ownerName, showDay(language, dayOf(one.outcomeAt), dayOf(now)))}</span>
      )}
    </>
  );
};

const Settle = (props: MonthProps & { one: Agreement }) => {
  const { frame, forms, one } = props;
  const t = leadingTexts(frame.language).agreed;
  const refused = forms.settle?.id === one.id ? forms.settle.form : undefined;
  const form = scoped(refused ?? emptyForm(), one.id);
  return (
    <Disclosure label={t.outcome} open={refused !== undefined}>
      <Form action={`${at(props)}/${one.id}`} hidden={{ _form: newId() }} label={`${t.outcome} ${one.words}`}>
        {refused && <ErrorSummary form={form} />}
        <RadioGroup
          form={form}
          name="outcome"
          label={t.outcome}
          choices={outcomes.map((value) => ({ value, label: t.outcomes[value] }))}
        />
        <TextField form={form} name="words" label={t.outcomeWords} optional />
        <Actions>
          <Button kind="secondary">{t.settle}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

export const AddAgreement = (props: MonthProps) => {
  const { frame, forms, colleagues } = props;
  const t = leadingTexts(frame.language).agreed;
  const form = forms.add ?? emptyForm();
  return (
    <Disclosure label={t.add} open={forms.add !== undefined}>
      <Form action={at(props)} hidden={{ _form: newId() }} label={t.add}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <TextField form={form} name="words" label={t.words} help={t.wordsHelp} />
        <Select
          form={form}
          name="owner"
          label={t.owner}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField form={form} name="due" label={t.due} />
        <Actions>
          <Button kind="secondary">{t.act}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
