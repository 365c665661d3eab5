import type { FileContext } from '../../access/index.ts';
import { type CalendarDay, today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { showDay } from '../../platform/language/dates.ts';
import { listed, plural } from '../../platform/language/plural.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import { type FileTopFacts, SafetyPage } from '../../safety/index.ts';
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
  TextArea,
  TextField,
} from '../../ui/index.ts';
import {
  type ChildFollowUp,
  type ChildFollowUpId,
  contactedPeople,
  type Ended,
  hasRunOut,
} from '../child-follow-up.ts';
import { childFollowUpTexts } from '../child-follow-up-texts.ts';
import { dangers } from '../investigation.ts';
import type { Right } from '../rights.ts';

/** A form that was refused: of which follow-up, and what was typed. */
export type FollowGiven = {
  readonly of: 'decide' | 'contact' | 'end';
  readonly id?: ChildFollowUpId;
  readonly form: FormState;
};
type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  all: readonly ChildFollowUp[];
  ended: readonly Ended[];
  investigated: boolean;
  isChild: boolean;
  guardians: readonly { readonly name: string; readonly kept: boolean }[];
  right: Pick<Right, 'delegation' | 'words'>;
  given: FollowGiven | undefined;
  places: readonly LocationKind[];
};

export const ChildFollowUpPage = (props: Props) => {
  const { ctx, top, all, investigated, isChild, given } = props;
  const t = childFollowUpTexts(ctx.language);
  const goesOn = all.some(({ endedAt }) => endedAt === null);
  const mayDecide = ctx.file.mayWrite('decisions') && !goesOn && !investigated && isChild;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead} narrow>
      <p class="way-back">
        <a href={`${top.address}/utredning`}>{t.back}</a>
      </p>
      {all.length === 0 && <p class="muted">{t.none}</p>}
      {all.map((one) => (
        <FollowUpRecord {...props} one={one} given={given?.id === one.id ? given : undefined} />
      ))}
      {investigated && <p class="muted">{t.ongoingInvestigation}</p>}
      {(mayDecide || given?.of === 'decide') && (
        <Section title={t.decide} id="besluta">
          <DecideForm {...props} />
        </Section>
      )}
    </SafetyPage>
  );
};

type RecordProps = Props & { one: ChildFollowUp };

const FollowUpRecord = (props: RecordProps) => {
  const { ctx, top, one, isChild, given, guardians } = props;
  const { language, now } = ctx;
  const t = childFollowUpTexts(language);
  const day = (on: CalendarDay) => showDay(language, on, today(now));
  const runOut = hasRunOut(one, today(now));
  const mayWrite = ctx.file.mayWrite('decisions');
  const goesOn = one.endedAt === null;
  return (
    <Section
      title={t.heading(day(dayOf(one.at)), day(one.untilOn))}
      id={`f${one.id}`}
      action={goesOn && !runOut ? <Mark kind="plain">{t.ongoing}</Mark> : undefined}
    >
      <div class="stack">
        <div class="stack-near">
          {goesOn && !isChild && <Notice kind="danger" title={t.grown} />}
          {/* Whoever follows the child calls others: what telling may lead to comes before why it was decided. */}
          {goesOn && one.danger !== 'no' && (
            <Notice kind="danger" title={t.dangerSaid[one.danger]}>
              <p>{t.dangerHelp}</p>
            </Notice>
          )}
          {goesOn && <MustKeep ctx={ctx} guardians={guardians} />}
          {runOut && isChild && <Notice kind="danger" title={t.ranOut} />}
          {goesOn && !runOut && isChild && <NextLine {...props} />}
          {mayWrite && (goesOn || given?.of === 'contact') && <ContactForm {...props} />}
        </div>
        {one.endedAt && one.result && (
          <div>
            <p>
              <strong>{t.resultOn(t.results[one.result], day(dayOf(one.endedAt)))}</strong>
            </p>
            {one.endWords && <p class="written">{one.endWords}</p>}
            {one.endTold && <p class="written">{t.told(one.endTold)}</p>}
          </div>
        )}
        <div>
          <h3>{t.contacts}</h3>
          {one.contacts.length === 0 ? <p class="muted">{t.noContacts}</p> : <Contacts {...props} />}
        </div>
        <div>
          <h3>{t.whyHeading}</h3>
          <p class="written">{one.why}</p>
          <p class="written">{t.told(one.told)}</p>
          <p class="muted">
            {t.afterOn(t.afters[one.after], day(one.afterOn))}. {t.decidedBy(one.by, day(dayOf(one.at)), one.basis)}
          </p>
        </div>
        {mayWrite && goesOn && isChild && (
          <p>
            <a href={`${top.address}/utredning#inled`}>{t.open}</a>
          </p>
        )}
        {mayWrite && (goesOn || given?.of === 'end') && <EndForm {...props} />}
      </div>
    </Section>
  );
};

/** How long ago anybody heard how the child is, and how long there still is to ask. */
const NextLine = ({ ctx, one }: RecordProps) => {
  const { language, now } = ctx;
  const t = childFollowUpTexts(language);
  const last = one.contacts.at(-1);
  const left = plural(language, today(now).until(one.untilOn).days, t.days);
  return (
    <p>
      <strong>{last ? t.lastContact(showDay(language, last.on, today(now)), left) : t.firstContact(left)}</strong>
    </p>
  );
};

const Contacts = ({ ctx, one }: RecordProps) => {
  const { language, now } = ctx;
  const t = childFollowUpTexts(language);
  return (
    <ul class="entries">
      {one.contacts.map(({ on, withWhom, who, words, by }) => (
        <li>
          <p>
            <strong>
              {showDay(language, on, today(now))} · {t.whom[withWhom]}
              {who && `, ${who}`}
            </strong>{' '}
            <span class="muted">{by}</span>
          </p>
          <p class="written">{words}</p>
        </li>
      ))}
    </ul>
  );
};

const formOf = ({ one, given }: RecordProps, of: FollowGiven['of']): FormState =>
  scoped(given?.of === of ? given.form : emptyForm(), `${of}${one.id.replaceAll('-', '')}`);

const ContactForm = (props: RecordProps) => {
  const { ctx, top, one, given, places } = props;
  const t = childFollowUpTexts(ctx.language);
  const form = formOf(props, 'contact');
  return (
    <Disclosure label={t.addContact} open={given?.of === 'contact'}>
      <Form action={`${top.address}/barnets-lage/${one.id}/kontakt`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <DateField form={form} name="on" label={t.on} />
        <Select
          form={form}
          name="withWhom"
          label={t.withWhom}
          options={contactedPeople.map((value) => ({ value, label: t.whom[value] }))}
        />
        <TextField form={form} name="who" label={t.who} width="full" optional />
        <TextArea form={form} name="words" label={t.words} rows={3} />
        <PlacesNotice kinds={given?.of === 'contact' ? places : []} language={ctx.language} form={form} />
        <Actions>
          <Button kind="secondary">{t.saveContact}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

/** Guardians who are to get nothing, by name. */
const MustKeep = ({ ctx, guardians }: Pick<Props, 'ctx' | 'guardians'>) => {
  const kept = guardians.filter((one) => one.kept).map(({ name }) => name);
  if (kept.length === 0) return null;
  return <Notice kind="danger" title={childFollowUpTexts(ctx.language).mustKeep(listed(ctx.language, kept))} />;
};

/** Whether telling endangers anybody is asked before who was told: the answer decides it. */
const Telling = ({
  ctx,
  guardians,
  form,
  label,
}: Pick<Props, 'ctx' | 'guardians'> & { form: FormState; label: string }) => {
  const { language } = ctx;
  const t = childFollowUpTexts(language);
  return (
    <>
      <MustKeep ctx={ctx} guardians={guardians} />
      <RadioGroup
        form={form}
        name="danger"
        label={label}
        choices={dangers.map((value) => ({ value, label: t.dangers[value] }))}
        inline
      />
      <TextArea
        form={form}
        name="told"
        label={t.toldWords}
        help={
          guardians.length > 0
            ? t.toldHelp(
                listed(
                  language,
                  guardians.map(({ name }) => name),
                ),
              )
            : t.toldHelpNobody
        }
        rows={2}
      />
    </>
  );
};

const EndForm = (props: RecordProps) => {
  const { ctx, top, one, given, guardians, places } = props;
  const t = childFollowUpTexts(ctx.language);
  const form = formOf(props, 'end');
  return (
    <Disclosure label={t.end} open={given?.of === 'end'}>
      <Form action={`${top.address}/barnets-lage/${one.id}/avsluta`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <TextArea form={form} name="words" label={t.endWords} rows={3} />
        <Telling ctx={ctx} guardians={guardians} form={form} label={t.endDanger} />
        <PlacesNotice kinds={given?.of === 'end' ? places : []} language={ctx.language} form={form} />
        <Actions>
          <Button kind="secondary">{t.saveEnd}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

const DecideForm = ({ ctx, top, ended, guardians, right, given, places }: Props) => {
  const { language, now } = ctx;
  const t = childFollowUpTexts(language);
  const typed = given?.of === 'decide' ? given.form : undefined;
  const form = scoped(typed ?? emptyForm(), 'decide');
  if (!right.delegation && !typed) return <Notice kind="info" title={right.words} />;
  return (
    <Form action={`${top.address}/barnets-lage`} hidden={{ _form: newId() }}>
      <ErrorSummary form={form} />
      {ended.length === 0 && <p>{t.nothing}</p>}
      <RadioGroup
        form={form}
        name="after"
        label={t.after}
        choices={[
          ...ended.map(({ key, after, on }) => ({
            value: key,
            label: t.afterOn(t.afters[after], showDay(language, on, today(now))),
          })),
          { value: 'elsewhere', label: t.elsewhere },
        ]}
      />
      <DateField form={form} name="endedOn" label={t.endedOn} optional />
      <TextArea form={form} name="why" label={t.why} rows={3} />
      <DateField form={form} name="until" label={t.until} help={t.untilHelp} optional />
      <Telling ctx={ctx} guardians={guardians} form={form} label={t.danger} />
      <PlacesNotice kinds={typed ? places : []} language={language} form={form} />
      <Actions>
        <Button>{t.save}</Button>
      </Actions>
    </Form>
  );
};
