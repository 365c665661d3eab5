import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showMoment, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, fieldValue, hasErrors, scoped } from '../../platform/web/form.ts';
import { SafeContactSummary } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Icon,
  Mark,
  Notice,
  RadioGroup,
  Section,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import { forgotten } from '../access-needs.ts';
import { interpretingTexts } from '../interpreting-texts.ts';
import { serviceTexts } from '../service-texts.ts';
import {
  inRoomAnswers,
  neverTogether,
  pastTalks,
  plannedTalks,
  type Talk,
  talkCompany,
  talkOutcomes,
  toldWays,
} from '../talk.ts';
import { supportTexts } from '../texts.ts';
import type { PartProps } from './part-props.ts';
import { TalkInterpreterPart } from './talk-interpreter.tsx';

/** The talks in the person's own order: what each is for, when it is, and what became of it (V05). */
export const TalksPart = (props: PartProps) => {
  const { ctx, whole, forms, at, mayWrite } = props;
  const { language, now, file } = ctx;
  const t = supportTexts(language).talks;
  const interpreting = interpretingTexts(language);
  const planned = plannedTalks(whole.talks);
  const past = pastTalks(whole.talks);
  const lacks = [...whole.one.unreached, ...forgotten(whole.planned, whole.one)];
  const add = scoped(forms.plan ?? emptyForm({ company: 'alone' }), 'nytt');
  if (whole.one.extent.unit === 'once' && whole.talks.length === 0) return null;
  return (
    <Section title={t.title} id="samtal" action={<a href={`/akt/${file.id}#tidslinje`}>{t.writeNote}</a>}>
      {forms.talk && !planned.some(({ id }) => id === wrongOf(forms.talk)) && <ErrorSummary form={forms.talk} />}
      {planned.length === 0 && <p class="muted">{t.none}</p>}
      {planned.length > 0 && (
        <ol class="entries">
          {planned.map((talk, i) => (
            <li class="stack-near">
              <p>
                <strong>{talk.purpose}</strong>{' '}
                {talk.company && talk.company !== 'alone' && <span class="muted">{t.companies[talk.company]} </span>}
                {talk.plannedAt && (
                  <span class="muted">
                    {showMoment(language, talk.plannedAt, now)}
                    {talk.toldHow && `, ${t.toldWays[talk.toldHow].toLowerCase()}`}
                    {talk.interpreter &&
                      `. ${interpreting.mark} ${interpreting.choices[talk.interpreter].toLowerCase()}`}
                  </span>
                )}
              </p>
              {mayWrite && <Handling {...props} talk={talk} first={i === 0} />}
            </li>
          ))}
        </ol>
      )}
      {mayWrite && lacks.length > 0 && (
        <p class="gap">
          <Icon name="danger" size={16} />
          <span>
            {t.cannotCome(lacks.map((need) => serviceTexts(language).access[need]).join(', '))}{' '}
            <a href="#behov">{supportTexts(language).needs.title}</a>
          </span>
        </p>
      )}
      {mayWrite && (
        <Form action={`${at}/samtal`} hidden={{ _form: newId() }}>
          {planned.length > 0 && <h3>{t.another}</h3>}
          {hasErrors(add) && <ErrorSummary form={add} />}
          <TextField form={add} name="purpose" label={t.purpose} help={t.purposeHelp} width="full" />
          <RadioGroup
            form={add}
            name="company"
            label={t.company}
            choices={([...talkCompany, neverTogether] as const).map((value) => ({ value, label: t.companies[value] }))}
          />
          <Actions>
            <Button kind="secondary">{t.add}</Button>
          </Actions>
        </Form>
      )}
      {past.some(({ childrenInRoom }) => childrenInRoom === 'yes') && (
        <Notice kind="today" title={t.inRoom}>
          <p>
            <a href="#behov">{t.childrenThere}</a>
          </p>
        </Notice>
      )}
      {past.length > 0 && (
        <Disclosure label={`${t.past} (${past.length})`} open>
          <ul class="lines">
            {past.map((talk) => (
              <li>
                <p class={talk.struckAt ? 'muted' : undefined}>
                  {talk.purpose}{' '}
                  <Mark kind={talk.outcome === 'came' ? 'done' : talk.outcome === 'noShow' ? 'today' : 'plain'}>
                    {talk.outcome ? t.outcomes[talk.outcome] : t.struckMark}
                  </Mark>
                </p>
                {talk.heldOn && <p class="muted">{showNearDay(language, talk.heldOn, dayOf(now))}</p>}
              </li>
            ))}
          </ul>
          <p class="muted">{t.noteHelp}</p>
        </Disclosure>
      )}
    </Section>
  );
};

/** The talk that a refused form was about. */
const wrongOf = (form: FormState | undefined): string | undefined => form && fieldValue(form, 'talk');

const Handling = ({ ctx, whole, forms, at, talk, first }: PartProps & { talk: Talk; first: boolean }) => {
  const { language } = ctx;
  const t = supportTexts(language).talks;
  const own = `${at}/samtal/${talk.id}`;
  // What was typed comes back in the form that it was typed in.
  const posted = wrongOf(forms.talk) === talk.id ? forms.talk : undefined;
  const mine = (fields: readonly string[]): FormState | undefined =>
    posted && fields.some((name) => Object.keys(posted.values).includes(name)) ? posted : undefined;
  const booking = mine(['told', 'when.day', 'when.time', 'interpreter', 'circleChecked']);
  const writing = mine(['outcome', 'heldOn']);
  const other = posted && !booking && !writing ? posted : undefined;
  const book = scoped(booking ?? emptyForm(), `tid-${talk.id}`);
  const write = scoped(writing ?? emptyForm({ heldOn: language === 'sv' ? 'i dag' : 'today' }), `utfall-${talk.id}`);
  const hidden = () => ({ _form: newId(), talk: talk.id });
  return (
    <>
      {other && <ErrorSummary form={other} />}
      <Disclosure label={t.bookTitle} open={booking !== undefined}>
        <SafeContactSummary
          rules={whole.safeContact}
          language={language}
          now={ctx.now}
          address={`/akt/${ctx.file.id}`}
          mayWrite={ctx.file.mayWrite('safeContact')}
        />
        {whole.one.needs.length > 0 && (
          <p>
            {t.arrange(whole.one.needs.map((need) => serviceTexts(language).access[need].toLowerCase()).join(', '))}
          </p>
        )}
        <Form action={`${own}/tid`} hidden={hidden()}>
          {hasErrors(book) && <ErrorSummary form={book} />}
          <DateField form={book} name="when.day" label={t.day} />
          <TimeField form={book} name="when.time" label={t.time} />
          <TalkInterpreterPart ctx={ctx} whole={whole} form={book} />
          <RadioGroup
            form={book}
            name="told"
            label={t.told}
            help={t.noReminders}
            choices={toldWays.map((value) => ({ value, label: t.toldWays[value] }))}
          />
          <Actions>
            <Button kind="secondary">{t.book}</Button>
          </Actions>
        </Form>
      </Disclosure>
      {whole.one.begunAt && (
        <Disclosure label={t.write} open={writing !== undefined}>
          <Form action={`${own}/utfall`} hidden={hidden()}>
            {hasErrors(write) && <ErrorSummary form={write} />}
            <RadioGroup
              form={write}
              name="outcome"
              label={t.outcome}
              choices={talkOutcomes.map((value) => ({ value, label: t.outcomes[value] }))}
            />
            <DateField form={write} name="heldOn" label={t.heldOn} />
            <RadioGroup
              form={write}
              name="childrenInRoom"
              label={t.inRoom}
              help={t.inRoomHelp}
              choices={inRoomAnswers.map((value) => ({ value, label: t.inRoomAnswers[value] }))}
              inline
            />
            <Actions>
              <Button>{t.save}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
      <div class="cell-acts">
        {!first && (
          <Form action={`${own}/upp`} hidden={hidden()} inline label={`${t.up}: ${talk.purpose}`}>
            <Button kind="secondary" small>
              {t.up}
            </Button>
          </Form>
        )}
        <Form action={`${own}/stryk`} hidden={hidden()} inline label={`${t.strike}: ${talk.purpose}`}>
          <Button kind="secondary" small>
            {t.strike}
          </Button>
        </Form>
      </div>
    </>
  );
};
