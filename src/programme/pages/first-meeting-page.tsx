import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Fieldset,
  Form,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import {
  type Entry,
  type FirstMeeting,
  type FirstMeetingId,
  type ProgrammeWorker,
  workerWishes,
} from '../programme.ts';
import { programmeTexts } from '../texts.ts';
import { OfferedMeetings } from './offered-meetings.tsx';
import { ProgrammeFrame } from './programme-frame.tsx';

export type MeetingForms = {
  readonly duty?: FormState;
  readonly wish?: FormState;
  readonly offer?: FormState;
  readonly of?: FirstMeetingId;
  readonly answer?: FormState;
};
type Props = {
  ctx: FileContext;
  entry: Entry | undefined;
  meetings: readonly FirstMeeting[];
  workers: readonly ProgrammeWorker[];
  /** Whoever has asked for nothing is called after a leader's answer, and not before. */
  mayCall: boolean;
  /** Whoever has asked for nothing: a leader has not said go, or has taken it back. */
  waits: boolean;
  /** A leader has been asked about a meeting, and has not said that it may be. */
  asked: boolean;
  forms: MeetingForms;
};

/** In the order that it is done in: what is said, what the person wants, and the meeting. */
export const FirstMeetingPage = (props: Props) => {
  const { ctx, entry, meetings, forms } = props;
  const t = programmeTexts(ctx.language);
  const mayWrite = ctx.file.mayWrite('plan') && ctx.file.mayWrite('notes');
  const moment = (at: Entry['at']) => showFixedMoment(ctx.language, at, ctx.now);
  return (
    <ProgrammeFrame ctx={ctx} title={t.first.title} lead={t.first.lead}>
      <Section title={t.first.came} id="hit">
        {!entry && <p>{t.first.notWritten}</p>}
        {entry && <p>{t.first.cameBy(t.entry.ways[entry.way], moment(entry.at), entry.by)}</p>}
        {entry?.referrer && <p>{t.first.referrer(entry.referrer)}</p>}
      </Section>
      <Duty {...props} mayWrite={mayWrite} />
      <Wish {...props} mayWrite={mayWrite} />
      <Section title={t.offer.list} id="moten">
        <OfferedMeetings ctx={ctx} meetings={meetings} of={forms.of} form={forms.answer} mayWrite={mayWrite} />
      </Section>
      {mayWrite && <Offer {...props} />}
    </ProgrammeFrame>
  );
};

const Duty = ({ ctx, entry, mayCall, waits, asked, forms, mayWrite }: Props & { mayWrite: boolean }) => {
  const t = programmeTexts(ctx.language);
  const form = forms.duty ?? emptyForm();
  if (entry?.dutyToldAt)
    return (
      <Section title={t.duty.title} id="plikt">
        <p>{t.duty.told(showFixedMoment(ctx.language, entry.dutyToldAt, ctx.now), entry.dutyToldBy ?? '')}</p>
        {waits && <Asking ctx={ctx} asked={asked} mayWrite={mayWrite} words={t.duty.taken} />}
      </Section>
    );
  return (
    <Section title={t.duty.title} id="plikt">
      {hasErrors(form) && <ErrorSummary form={form} />}
      {!mayCall && <Asking ctx={ctx} asked={asked} mayWrite={mayWrite} words={t.duty.noGo} />}
      <p>{t.duty.lead}</p>
      <div class="say">
        {t.say.map((line) => (
          <p>{line}</p>
        ))}
      </div>
      {mayWrite && mayCall && (
        <Form action={`/akt/${ctx.file.id}/besked`} hidden={{ _form: newId() }}>
          <Actions>
            <Button>{t.duty.button}</Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
};

/** Nobody is called before a leader has answered, and not after an answer was taken back: then it is asked anew. */
const Asking = ({
  ctx,
  asked,
  mayWrite,
  words,
}: Pick<Props, 'ctx' | 'asked'> & { mayWrite: boolean; words: string }) => {
  const t = programmeTexts(ctx.language).duty;
  const ask = (
    <Form action={`/akt/${ctx.file.id}/steg`} hidden={{ _form: newId(), kind: 'meeting' }} label={t.ask}>
      <DateField form={emptyForm()} name="plannedOn" label={t.day} />
      <Actions>
        <Button kind={asked ? 'secondary' : 'primary'}>{t.ask}</Button>
      </Actions>
    </Form>
  );
  return (
    <>
      <p>
        {asked ? t.waits : words} <a href={`/akt/${ctx.file.id}/steg`}>{t.toSteps}</a>
      </p>
      {mayWrite && (asked ? <Disclosure label={t.askAnother}>{ask}</Disclosure> : ask)}
    </>
  );
};

const Wish = ({ ctx, entry, forms, mayWrite }: Props & { mayWrite: boolean }) => {
  const t = programmeTexts(ctx.language);
  const form = forms.wish ?? emptyForm({ wish: entry?.wish ?? undefined });
  const ask = (
    <Form action={`/akt/${ctx.file.id}/vilja`} hidden={{ _form: newId() }}>
      {hasErrors(form) && <ErrorSummary form={form} />}
      <TextArea form={form} name="wish" label={t.wish.label} rows={3} />
      <Actions>
        <Button kind="secondary">{t.wish.button}</Button>
      </Actions>
    </Form>
  );
  return (
    <Section title={t.wish.title} id="vilja">
      {entry?.wish ? <blockquote class="goal">”{entry.wish}”</blockquote> : <p class="muted">{t.wish.none}</p>}
      <p class="muted">{t.wish.notAlibi}</p>
      {mayWrite && entry?.dutyToldAt && !entry.wish && ask}
      {mayWrite && entry?.dutyToldAt && entry.wish && (
        <Disclosure label={t.wish.change} open={hasErrors(form)}>
          {ask}
        </Disclosure>
      )}
    </Section>
  );
};

const Offer = ({ ctx, entry, waits, workers, forms }: Props) => {
  const t = programmeTexts(ctx.language);
  const o = t.offer;
  const form = forms.offer ?? emptyForm({ worker: ctx.actor.staffId });
  const people = [...new Map(workers.map(({ id, name }) => [id, name]))].map(([value, label]) => ({ value, label }));
  return (
    <Section title={o.title} id="erbjud">
      {hasErrors(form) && <ErrorSummary form={form} />}
      {!entry?.dutyToldAt ? (
        <p>{o.dutyFirst}</p>
      ) : waits ? (
        !hasErrors(form) && <p>{o.taken}</p>
      ) : (
        <Form action={`/akt/${ctx.file.id}/forsta-motet`} hidden={{ _form: newId() }}>
          <Fieldset legend={o.when}>
            <DateField form={form} name="when.day" label={o.day} />
            <TimeField form={form} name="when.time" label={o.time} />
          </Fieldset>
          <RadioGroup
            form={form}
            name="workerWish"
            label={o.workerWish}
            choices={workerWishes.map((value) => ({ value, label: o.wishes[value] }))}
          />
          <Select form={form} name="worker" label={o.worker} help={o.workerHelp} options={people} />
          <RadioGroup
            form={form}
            name="wishMet"
            label={o.wishMet}
            inline
            optional
            choices={(['yes', 'no'] as const).map((value) => ({ value, label: o.yesNo[value] }))}
          />
          <TextField form={form} name="words" label={o.words} width="full" optional />
          <Actions>
            <Button>{o.button}</Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
};
