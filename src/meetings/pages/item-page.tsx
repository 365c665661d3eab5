import { ChildrenLines } from '../../children/index.ts';
import { newId } from '../../kernel/ids.ts';
import { PlanPart } from '../../plan/index.ts';
import { showFixedMoment, showFullDay } from '../../platform/language/dates.ts';
import { listed } from '../../platform/language/plural.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import { SafetyPage } from '../../safety/index.ts';
import { Actions, Button, Columns, ErrorSummary, Form, Mark, Notice, Section, TextArea } from '../../ui/index.ts';
import { type ItemView, itemHref } from '../load-item.ts';
import { gathers } from '../meeting.ts';
import { meetingTexts } from '../texts.ts';
import { NewTask, ReviewTask } from './task-forms.tsx';

export type ItemForms = {
  readonly refused?: string;
  readonly review?: FormState;
  readonly task?: FormState;
  readonly input?: FormState;
  readonly close?: FormState;
};

export type ItemProps = { view: ItemView; forms: ItemForms };

/** One file at one meeting: what was decided before first, then what is said now, then what is to be done. */
export const ItemPage = ({ view, forms }: ItemProps) => {
  const { ctx, item, meeting, top, children, plan, open } = view;
  const { language, now } = ctx;
  // What was sent all the same is answered where it was written.
  const together = meeting.kind === 'urgent' || gathers(meeting, now) || forms.task || forms.close;
  const all = meetingTexts(language);
  const t = all.item;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={<ItemWays view={view} />}>
      {forms.refused && <Notice kind="danger">{forms.refused}</Notice>}
      {item.discussedAt && (
        <Notice kind="done">{t.isDiscussed(showFixedMoment(language, item.discussedAt, now))}</Notice>
      )}
      {item.postponedAt && <Notice kind="today">{t.isPostponed}</Notice>}
      {item.lapsedAt && !item.discussedAt && <Notice kind="today">{t.isLapsed}</Notice>}
      <Columns
        contextLabel={t.room}
        context={
          <>
            <Section title={t.why} id="darfor">
              {item.because.map((one) => (
                <p>{all.meeting.because[one]}</p>
              ))}
              {item.question && (
                <p class="written">
                  <strong>{t.question}:</strong> {item.question}
                </p>
              )}
            </Section>
            <Room view={view} />
            {children.length > 0 && (
              <Section title={t.children} id="barn">
                <ChildrenLines lines={children} language={language} address={`/akt/${ctx.file.id}`} />
              </Section>
            )}
          </>
        }
      >
        <OldTasks view={view} forms={forms} />
        <Inputs view={view} forms={forms} />
        <Section title={t.plan} id="plan">
          <PlanPart model={plan} language={language} mayWrite={false} />
        </Section>
        <Section title={t.decisions} id="beslut">
          {view.tasks.length === 0 && <p class="muted">{t.noDecisions}</p>}
          <ul class="lines">
            {view.tasks.map(({ words, ownerName, dueOn }) => (
              <li>
                <p>{words}</p>
                <p class="muted">
                  {ownerName} · {showFullDay(language, dueOn)}
                </p>
              </li>
            ))}
          </ul>
          {open && together && <NewTask view={view} form={forms.task ?? scoped(emptyForm(), 'beslut')} />}
        </Section>
        {open && together && <Close view={view} form={forms.close ?? emptyForm()} />}
        {open && !together && <Before view={view} />}
      </Columns>
    </SafetyPage>
  );
};

const ItemWays = ({ view }: { view: ItemView }) => {
  const { siblings, item, meeting, ctx } = view;
  const t = meetingTexts(ctx.language).item;
  const at = siblings.findIndex(({ itemId }) => itemId === item.id);
  const before = at > 0 ? siblings[at - 1] : undefined;
  const after = at >= 0 ? siblings[at + 1] : undefined;
  const href = (line: (typeof siblings)[number]) => `/akt/${line.fileId}/moten/${line.itemId}`;
  return (
    <>
      <a href={`/moten/${meeting.id}`}>{t.backToMeeting}</a>
      {before && (
        <>
          {' · '}
          <a href={href(before)}>
            {t.previous}: {before.reference}
          </a>
        </>
      )}
      {after && (
        <>
          {' · '}
          <a href={href(after)}>
            {t.next}: {after.reference}
          </a>
        </>
      )}
    </>
  );
};

/** Who stays, and who goes out meanwhile: those without a ground for this file hear nothing of it. */
const Room = ({ view: { ctx, hearers } }: { view: ItemView }) => {
  const { language } = ctx;
  const t = meetingTexts(language).item;
  const there = hearers.filter(({ attended }) => attended !== false);
  const names = (hears: boolean) =>
    there.filter((one) => one.hears === hears).map(({ name, unitName }) => (unitName ? `${name} (${unitName})` : name));
  const leave = names(false);
  return (
    <Section title={t.room} id="rummet">
      {leave.length > 0 ? (
        <div class="stack">
          <p>{t.roomMay(listed(language, names(true)))}</p>
          <Notice kind="today">{t.roomLeave(listed(language, leave))}</Notice>
        </div>
      ) : there.some(({ whole }) => whole) ? (
        <p>{t.roomAll}</p>
      ) : (
        <div class="stack">
          <p>{t.roomMay(listed(language, names(true)))}</p>
          <p class="muted">{t.roomLed}</p>
        </div>
      )}
    </Section>
  );
};

const marks = { done: 'done', notDone: 'today', notPossible: 'plain' } as const;

const OldTasks = ({ view, forms }: ItemProps) => {
  const { ctx, old, open } = view;
  const { language } = ctx;
  const t = meetingTexts(language).item;
  return (
    <Section title={t.oldTasks} id="uppgifter" count={old.filter(({ state }) => !state).length || undefined}>
      {old.length === 0 && <p class="muted">{t.noOldTasks}</p>}
      {old.map((task) => (
        <div class="record">
          <p>
            <strong>{task.action.words}</strong>
          </p>
          <p class="muted">
            {task.action.ownerName} · {showFullDay(language, task.action.dueOn)}{' '}
            {task.state && <Mark kind={marks[task.state]}>{t.states[task.state]}</Mark>}
          </p>
          {task.action.outcome && <p>{task.action.outcome}</p>}
          {open && !task.state && (
            <ReviewTask
              view={view}
              action={task.action}
              form={
                forms.review?.scope === task.action.id
                  ? forms.review
                  : scoped(emptyForm({ owner: task.action.ownerId }), task.action.id)
              }
            />
          )}
        </div>
      ))}
    </Section>
  );
};

const Inputs = ({ view, forms }: ItemProps) => {
  const { ctx, inputs, line, myUnit, open, hearers } = view;
  const { language, now } = ctx;
  const t = meetingTexts(language).item;
  const names = new Map(hearers.map(({ unitId, unitName }) => [unitId, unitName]));
  const missing = (line?.asked ?? []).filter((unit) => !inputs.some(({ unitId }) => unitId === unit));
  const form = forms.input ?? emptyForm();
  return (
    <Section title={t.inputs} id="underlag">
      <ul class="lines">
        {inputs.map(({ unitName, by, at, words }) => (
          <li>
            <p class="written">{words ?? t.nothingToAdd}</p>
            <p class="muted">
              {unitName} · {by} · <time datetime={at.toString()}>{showFixedMoment(language, at, now)}</time>
            </p>
          </li>
        ))}
        {missing.map((unit) => (
          <li>
            <p>
              {names.get(unit)} <Mark kind="today">{t.inputMissing}</Mark>
            </p>
          </li>
        ))}
      </ul>
      {inputs.length + missing.length === 0 && <p class="muted">{meetingTexts(language).meeting.nobodyAsked}</p>}
      {open && myUnit && (
        <Form action={`${itemHref(view)}/underlag`} hidden={{ _form: newId() }} label={t.giveInput}>
          <ErrorSummary form={form} />
          <TextArea form={form} name="input" label={t.giveInput} help={t.inputHelp} rows={3} optional />
          <Actions>
            <Button kind={missing.includes(myUnit) ? 'primary' : 'secondary'}>{t.saveInput}</Button>
            <Button kind="quiet" name="nothing" value="1">
              {t.sayNothing}
            </Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
};

/** What is done before the meeting is to give input; it can only be put off. */
const Before = ({ view }: { view: ItemView }) => {
  const { ctx, meeting } = view;
  const t = meetingTexts(ctx.language).item;
  return (
    <Section title={t.close} id="avsluta">
      <p>{t.atMeeting(showFixedMoment(ctx.language, meeting.startsAt, ctx.now))}</p>
      <Postpone view={view} />
    </Section>
  );
};

const Postpone = ({ view }: { view: ItemView }) => (
  <Form action={`${itemHref(view)}/skjut-upp`} hidden={{ _form: newId() }}>
    <Actions>
      <Button kind="secondary">{meetingTexts(view.ctx.language).item.postpone}</Button>
    </Actions>
  </Form>
);

const Close = ({ view, form }: { view: ItemView; form: FormState }) => {
  const t = meetingTexts(view.ctx.language).item;
  return (
    <Section title={t.close} id="avsluta">
      <p>{t.closeHelp}</p>
      <Form action={`${itemHref(view)}/avsluta`} hidden={{ _form: newId(), version: view.version }}>
        <ErrorSummary form={form} />
        <TextArea form={form} name="said" label={t.words} rows={5} optional />
        <Actions>
          <Button>{t.closeButton}</Button>
        </Actions>
      </Form>
      <Postpone view={view} />
    </Section>
  );
};
