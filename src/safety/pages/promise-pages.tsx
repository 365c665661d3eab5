import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { type Colleague, isManager, worksWithPeople } from '../../organisation/index.ts';
import { showDeadline, showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DateField,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Fieldset,
  Form,
  Mark,
  Notice,
  Section,
  Select,
  TextArea,
  TimeField,
} from '../../ui/index.ts';
import type { FileTopFacts } from '../file-top.store.ts';
import { inOrder, type Promised, promiseKinds, promiseState } from '../promise.ts';
import { promiseTexts } from '../promise-texts.ts';
import { safetyTexts } from '../texts.ts';
import { SafetyPage } from './safety-page.tsx';

type View = { ctx: FileContext; top: FileTopFacts; form: FormState; staff: readonly Colleague[] };

const marks = { open: 'today', overdue: 'breach', kept: 'done', withdrawn: 'danger' } as const;
const options = (staff: readonly Colleague[]) => staff.map(({ id, name }) => ({ value: id, label: name }));

export const PromisesPage = ({ ctx, top, form, staff, promises }: View & { promises: readonly Promised[] }) => {
  const t = promiseTexts(ctx.language);
  const mayWrite = ctx.file.mayWrite('plan');
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.intro}>
      {promises.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        inOrder(promises, ctx.now).map((promise) => (
          <PromiseCard ctx={ctx} address={top.address} promise={promise} mayWrite={mayWrite} />
        ))
      )}
      {mayWrite && (
        <Section id="new-promise" title={t.newTitle}>
          <Form action={`${top.address}/loften`} hidden={{ _form: newId() }}>
            <ErrorSummary form={form} />
            <Select
              form={form}
              name="kind"
              label={t.kind}
              options={promiseKinds.map((value) => ({ value, label: t.kinds[value] }))}
            />
            <p class="help">
              {t.shelterIsDecided}{' '}
              {(['identity', 'children', 'protection', 'decisions'] as const).every(ctx.file.mayRead) && (
                <a href={`${top.address}/beslut`}>{t.askDecision}</a>
              )}
            </p>
            <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={3} />
            <Select form={form} name="givenBy" label={t.givenBy} options={options(staff.filter(worksWithPeople))} />
            <Fieldset legend={t.due}>
              <DateField form={form} name="due.day" label={t.dueDay} />
              <TimeField form={form} name="due.time" label={t.dueTime} />
            </Fieldset>
            <Actions>
              <Button>{t.save}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </SafetyPage>
  );
};

type CardProps = { ctx: FileContext; address: string; promise: Promised; mayWrite: boolean };

const PromiseCard = ({ ctx, address, promise, mayWrite }: CardProps) => {
  const { language, now } = ctx;
  const t = promiseTexts(language);
  const state = promiseState(promise, now);
  const open = state === 'open' || state === 'overdue';
  return (
    <Section
      id={`promise-${promise.id}`}
      title={t.kinds[promise.kind]}
      action={<Mark kind={marks[state]}>{t.states[state]}</Mark>}
    >
      <p>{promise.words}</p>
      <p class="help">
        {t.by(promise.givenBy, showMoment(language, promise.givenAt, now))} ·{' '}
        {promise.keptAt
          ? t.keptWhen(showMoment(language, promise.keptAt, now))
          : showDeadline(language, promise.dueAt, now)}
      </p>
      {promise.withdrawn && (
        <>
          <p>
            {t.withdrawnBy(
              promise.withdrawn.by,
              promise.withdrawn.manager,
              showMoment(language, promise.withdrawn.at, now),
            )}
          </p>
          <DescriptionList
            items={[
              { term: t.because, value: promise.withdrawn.reason },
              { term: t.instead, value: promise.withdrawn.replacement },
            ]}
          />
        </>
      )}
      {open && mayWrite && (
        <Form
          action={`${address}/loften/${promise.id}/hallet`}
          hidden={{ _form: newId() }}
          inline
          label={promise.words}
        >
          <Button kind="secondary" small>
            {t.keep}
          </Button>
          <ButtonLink kind="quiet" small href={`${address}/loften/${promise.id}/dra-tillbaka`}>
            {t.withdraw}
          </ButtonLink>
        </Form>
      )}
    </Section>
  );
};

export const WithdrawPage = ({ ctx, top, form, staff, promise }: View & { promise: Promised }) => {
  const t = promiseTexts(ctx.language);
  return (
    <SafetyPage ctx={ctx} top={top} title={t.withdrawTitle} narrow>
      <Notice kind="danger" title={t.whatHappens}>
        <p>
          {t.promised}: {promise.words}
        </p>
      </Notice>
      <Form action={`${top.address}/loften/${promise.id}/dra-tillbaka`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <TextArea form={form} name="reason" label={t.reason} help={t.reasonHelp} />
        <Select form={form} name="manager" label={t.manager} options={options(staff.filter(isManager))} />
        <TextArea form={form} name="replacement" label={t.replacement} help={t.replacementHelp} />
        <Actions>
          <Button kind="danger">{t.withdrawButton}</Button>
          <ButtonLink kind="quiet" href={`${top.address}/loften`}>
            {safetyTexts(ctx.language).back}
          </ButtonLink>
        </Actions>
      </Form>
    </SafetyPage>
  );
};
