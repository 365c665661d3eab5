import type { FileContext } from '../../access/index.ts';
import { type CalendarDay, today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { showDay, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Section,
  Select,
  Table,
  TextField,
} from '../../ui/index.ts';
import { aroundTexts } from '../around-texts.ts';
import { fileLinks } from '../links.ts';
import {
  courtAfterSupport,
  hasOutcome,
  isOverdue,
  type OpenProcess,
  type ProcessKind,
  processKinds,
  processOutcomes,
} from '../process.ts';
import { casefileTexts } from '../texts.ts';
import { InnerPage } from './inner-page.tsx';

type Props = {
  ctx: FileContext;
  processes: readonly OpenProcess[];
  supportUntil: CalendarDay | undefined;
  /** Talks go on besides, and nobody knows until when. */
  undated: boolean;
  form?: FormState;
};

/** Everything that goes on, on one page (V08): who holds it, what comes next, and when. */
export const ProcessesPage = ({ ctx, processes, supportUntil, undated, form }: Props) => {
  const { language } = ctx;
  const t = aroundTexts(language).process;
  const kinds = casefileTexts(language).processKind;
  const day = today(ctx.now);
  const mayWrite = ctx.file.mayWrite('processes');
  const at = fileLinks(ctx.file.id).processes;
  const open = processes.filter(({ endedOn }) => endedOn === null);
  const after = courtAfterSupport(open, supportUntil);
  const closed = processes.filter(({ endedOn }) => endedOn !== null);
  return (
    <InnerPage ctx={ctx} title={t.title} lead={t.lead} narrow={false}>
      <div class="stack-wide">
        {after && supportUntil && (
          <Notice kind="today" title={t.courtLaterTitle(undated || after.until === undefined)}>
            <p>
              {t.courtLater(
                showDay(language, supportUntil, day),
                kinds[after.process.kind].toLocaleLowerCase('sv'),
                after.until && showDay(language, after.until, day),
              )}{' '}
              {undated ? t.courtLaterUndated : t.courtLaterAct}
            </p>
          </Notice>
        )}
        {open.length === 0 ? (
          <p class="muted">{t.none}</p>
        ) : (
          <Table
            caption={t.title}
            captionUnseen
            columns={[
              { key: 'kind', label: t.columns.kind },
              { key: 'holder', label: t.columns.holder },
              { key: 'reference', label: t.columns.reference },
              { key: 'next', label: t.columns.next },
              { key: 'when', label: t.columns.when },
              { key: 'ends', label: t.columns.ends },
            ]}
            rows={open.map((process) => ({
              id: process.id,
              cells: {
                kind: mayWrite ? <a href={`${at}/${process.id}`}>{kinds[process.kind]}</a> : kinds[process.kind],
                holder: process.holder,
                reference: process.reference ?? '–',
                next: process.nextStep ?? <Mark kind="today">{t.unknownStep}</Mark>,
                ends: process.endsOn ? showDay(language, process.endsOn, day) : '–',
                when: process.nextOn ? (
                  <>
                    {showNearDay(language, process.nextOn, day)}{' '}
                    {isOverdue(process, day) && <Mark kind="today">{casefileTexts(language).passed}</Mark>}
                  </>
                ) : (
                  '–'
                ),
              },
            }))}
          />
        )}
        {mayWrite && <NewProcess ctx={ctx} form={form} />}
        {closed.length > 0 && (
          <Section title={t.closed} id="avslutade" count={closed.length}>
            <ul class="lines">
              {closed.map(({ kind, holder, endedOn, outcome }) => (
                <li class="muted">
                  {[
                    `${kinds[kind]}, ${holder}`,
                    endedOn && showDay(language, endedOn, day),
                    outcome && t.outcomes[outcome],
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </InnerPage>
  );
};

const Steps = ({ form, ctx, kind }: { form: FormState; ctx: FileContext; kind?: ProcessKind }) => {
  const t = aroundTexts(ctx.language).process;
  return (
    <>
      <TextField form={form} name="holder" label={t.holder} help={t.holderHelp} />
      {kind === 'residencePermit' && !hasErrors(form) ? (
        <p class="help">{t.residenceHelp}</p>
      ) : (
        <TextField form={form} name="reference" label={t.reference} help={t.referenceHelp} optional />
      )}
      <TextField form={form} name="nextStep" label={t.nextStep} width="full" optional />
      <DateField form={form} name="nextOn" label={t.nextOn} optional />
      <DateField form={form} name="endsOn" label={t.endsOn} help={t.endsOnHelp} optional />
    </>
  );
};

const NewProcess = ({ ctx, form }: { ctx: FileContext; form: FormState | undefined }) => {
  const t = aroundTexts(ctx.language).process;
  const kinds = casefileTexts(ctx.language).processKind;
  const shown = form ?? emptyForm();
  return (
    <Section title={t.add} id="ny">
      <Form action={fileLinks(ctx.file.id).processes} hidden={{ _form: newId() }}>
        {hasErrors(shown) && <ErrorSummary form={shown} />}
        <Select
          form={shown}
          name="kind"
          label={t.kind}
          options={processKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
        />
        <Steps form={shown} ctx={ctx} />
        <DateField form={shown} name="beganOn" label={t.beganOn} help={t.beganOnHelp} optional />
        <Actions>
          <Button>{t.addAct}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

type OneProps = {
  ctx: FileContext;
  process: OpenProcess;
  form?: FormState;
  endForm?: FormState;
  brokenForm?: FormState;
};

export const ProcessPage = ({ ctx, process, form, endForm, brokenForm }: OneProps) => {
  const { language } = ctx;
  const t = aroundTexts(language).process;
  const at = `${fileLinks(ctx.file.id).processes}/${process.id}`;
  const shown =
    form ??
    emptyForm({
      holder: process.holder,
      reference: process.reference ?? undefined,
      nextStep: process.nextStep ?? undefined,
      nextOn: process.nextOn?.toString(),
      endsOn: process.endsOn?.toString(),
    });
  const ending = endForm ?? emptyForm();
  const broken = brokenForm ?? emptyForm();
  return (
    <InnerPage ctx={ctx} title={casefileTexts(language).processKind[process.kind]}>
      <div class="stack-wide">
        <Form action={at} label={t.change} hidden={{ _form: newId() }}>
          {hasErrors(shown) && <ErrorSummary form={shown} />}
          <Steps form={shown} ctx={ctx} kind={process.kind} />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Form>
        {process.kind === 'contactBan' && (
          <Disclosure label={t.broken} open={brokenForm !== undefined}>
            <Form action={`${at}/brutet`} label={t.broken} hidden={{ _form: newId() }}>
              {hasErrors(broken) && <ErrorSummary form={broken} />}
              <DateField form={broken} name="brokenOn" label={t.brokenOn} help={t.brokenHelp} />
              <Actions>
                <Button kind="secondary">{t.brokenAct}</Button>
              </Actions>
            </Form>
          </Disclosure>
        )}
        <Disclosure label={t.end} open={endForm !== undefined}>
          <Form action={`${at}/avsluta`} label={t.end} hidden={{ _form: newId() }}>
            {hasErrors(ending) && <ErrorSummary form={ending} />}
            <DateField form={ending} name="endedOn" label={t.endedOn} />
            {hasOutcome(process.kind) && (
              <RadioGroup
                form={ending}
                name="outcome"
                label={t.outcome}
                choices={processOutcomes.map((value) => ({ value, label: t.outcomes[value] }))}
              />
            )}
            <Actions>
              <Button kind="secondary">{t.endAct}</Button>
            </Actions>
          </Form>
        </Disclosure>
      </div>
    </InnerPage>
  );
};
