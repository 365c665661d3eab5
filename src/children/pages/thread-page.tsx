import type { FileContext } from '../../access/index.ts';
import type { InvestigationId, Right } from '../../investigation/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage, standingOf } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { mayTellGuardians, nextAct, outcomesWhere, type Report, type Thread } from '../concern.ts';
import { jointTexts } from '../joint-texts.ts';
import { ownTexts } from '../own-texts.ts';
import { childrenTexts } from '../texts.ts';
import { ThreadStates } from './thread-states.tsx';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  form: FormState;
  thread: Thread;
  report: Report | undefined;
  owner: string | undefined;
  /** Who may make the time longer, while it runs; the form as it was typed where it was refused. */
  /** The investigation that goes on in this file, to which what comes in belongs. */
  ongoing: InvestigationId | undefined;
  extending: { readonly right: Right; readonly form: FormState | undefined } | undefined;
};

/** The child's side of a report: read, receive, assess, decide, answer. */
export const ThreadPage = ({ ctx, top, form, thread, report, owner, extending, ongoing }: Props) => {
  const { language, now } = ctx;
  const all = childrenTexts(language);
  const t = all.thread;
  const self = top.people.find(({ part }) => part === 'self');
  const assessed = self && standingOf(self.id, top.assessments).last;
  const next = ctx.file.mayWrite('children') ? nextAct(thread) : 'none';
  const address = `${top.address}/anmalan`;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} narrow>
      <Section id="report" title={t.from(thread.madeBy, showMoment(language, thread.madeAt, now))}>
        {report && (
          <>
            <p>{report.words}</p>
            <p>{mayTellGuardians(report.endangers) ? t.mayTell : t.mustNotTell}</p>
          </>
        )}
        {thread.receivedAt && (
          <p>{all.received(thread.receivedBy ?? '', showMoment(language, thread.receivedAt, now))}</p>
        )}
        {thread.outcome && thread.decidedAt && (
          <p>
            {all.decided(all.outcome[thread.outcome], showMoment(language, thread.decidedAt, now))}{' '}
            {report?.outcomeWords}
          </p>
        )}
        {thread.feedbackAt && <p>{all.answered}</p>}
        <ThreadStates thread={thread} owner={owner} language={language} now={now} />
      </Section>
      {next === 'receive' && (
        <Form action={`${address}/ta-emot`} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <p>{t.receiveHelp}</p>
          <Actions>
            <Button>{t.receive}</Button>
          </Actions>
        </Form>
      )}
      {thread.receivedAt && self && (
        <Notice kind={assessed ? 'done' : 'danger'} title={assessed ? t.assessedLine : t.notAssessed}>
          {!assessed && (
            <p>
              <ButtonLink kind="secondary" href={`${top.address}/bedomning/${self.id}`}>
                {t.assessNow}
              </ButtonLink>
            </p>
          )}
        </Notice>
      )}
      {thread.receivedAt && (
        <p>
          <a href={`${top.address}/barnet`}>{ownTexts(language).back}</a>
          {ctx.file.mayWrite('children') && (
            <>
              {' · '}
              <a href={`${top.address}/gemensamt`}>{jointTexts(language).title}</a>
            </>
          )}
        </p>
      )}
      {thread.outcome === 'opened' && ctx.file.kind === 'contact' && ctx.file.mayWrite('account') && (
        <p>
          {t.writtenInFile} <a href={`${top.address}/oppna-akter`}>{t.openFile}</a>
        </p>
      )}
      {next === 'decide' && (
        <Section id="decide" title={t.decideTitle}>
          <Form action={`${address}/beslut`} hidden={{ _form: newId() }}>
            <ErrorSummary form={form} />
            {ongoing && (
              <p>
                {t.goesOn} <a href={`${top.address}/utredning/${ongoing}`}>{t.toOngoing}</a>
              </p>
            )}
            <RadioGroup
              form={form}
              name="outcome"
              label={t.outcomeLabel}
              help={t.decideHelp}
              choices={outcomesWhere(ongoing !== undefined).map((value) => ({ value, label: all.outcome[value] }))}
            />
            {ctx.file.kind === 'contact' && (
              <p>
                {t.noneInContact}{' '}
                {ctx.file.mayWrite('account') && <a href={`${top.address}/oppna-akter`}>{t.openFile}</a>}
              </p>
            )}
            <TextArea form={form} name="motive" label={t.motive} />
            <Actions>
              <Button>{t.decide}</Button>
            </Actions>
          </Form>
        </Section>
      )}
      {extending && !thread.decidedAt && <MoreTime ctx={ctx} extending={extending} address={address} />}
      {next === 'answer' && (
        <Section id="answer" title={t.answerTitle}>
          <Form action={`${address}/svar`} hidden={{ _form: newId() }}>
            <ErrorSummary form={form} />
            <TextArea form={form} name="answer" label={t.answer} help={t.answerHelp} rows={3} />
            <Actions>
              <Button>{t.answerButton}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </SafetyPage>
  );
};

const MoreTime = ({
  ctx,
  extending: { right, form },
  address,
}: {
  ctx: FileContext;
  extending: NonNullable<Props['extending']>;
  address: string;
}) => {
  const t = childrenTexts(ctx.language).thread.more;
  const own = form ?? emptyForm();
  return (
    <Disclosure label={t.title} id="mer-tid" open={form !== undefined}>
      <p>{t.help}</p>
      <p class="help">{right.words}</p>
      {(right.delegation || form) && (
        <Form action={`${address}/mer-tid`} label={t.title} hidden={{ _form: newId() }}>
          <ErrorSummary form={own} />
          <DateField form={own} name="until" label={t.until} />
          <TextArea form={own} name="reason" label={t.reason} help={t.reasonHelp} rows={3} />
          <Actions>
            <Button kind="secondary">{t.act}</Button>
          </Actions>
        </Form>
      )}
    </Disclosure>
  );
};
