import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import { interpreterNeeded, interpreterTexts } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TimeField,
} from '../../ui/index.ts';
import { accompanimentKinds, roomStates } from '../accompaniment.store.ts';
import { besideTexts } from '../beside-texts.ts';
import type { GroupSession } from '../group.store.ts';
import { sessionOutcomes } from '../talk.ts';
import { supportTexts } from '../texts.ts';
import type { PartProps } from './part-props.ts';

/** A place in a group, and its meetings: attendance stands here, in the person's own file, and nowhere else. */
export const GroupPart = (props: PartProps) => {
  const { ctx, whole, forms, at, mayWrite } = props;
  const { language } = ctx;
  const t = besideTexts(language).group;
  const { one, service, groups, sessions } = whole;
  if (service.kind !== 'groupProgramme') return null;
  const mine = groups.find(({ id }) => id === one.groupId);
  const form = forms.group ?? emptyForm({ group: one.groupId ?? undefined });
  return (
    <Section title={t.title} id="grupp" action={<a href="/insatser/grupper">{t.toGroups}</a>}>
      {hasErrors(form) && <ErrorSummary form={form} />}
      {mine && <p>{one.placedAt ? t.has(mine.name) : t.waits(mine.name)}</p>}
      {!one.placedAt && groups.length === 0 && <p class="muted">{t.none}</p>}
      {mayWrite && !one.placedAt && groups.length > 0 && (
        <Form action={`${at}/grupp`} hidden={{ _form: newId() }}>
          <Select
            form={form}
            name="group"
            label={t.choose}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Actions>
            <Button kind="secondary">{t.ask}</Button>
          </Actions>
        </Form>
      )}
      {one.placedAt && sessions.length === 0 && <p class="muted">{t.noSessions}</p>}
      {one.placedAt && (
        <ul class="lines">
          {sessions.map((session) => (
            <li>
              <Meeting {...props} session={session} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const Meeting = ({ ctx, whole, at, mayWrite, session }: PartProps & { session: GroupSession }) => {
  const { language, now } = ctx;
  const t = supportTexts(language).talks;
  const written = whole.talks.find(({ sessionId }) => sessionId === session.id);
  const isPast = dayOf(session.at).until(dayOf(now)).sign >= 0;
  const form = scoped(emptyForm(), `traff-${session.id}`);
  return (
    <>
      <p>
        <strong>{session.purpose}</strong> <span class="muted">{showMoment(language, session.at, now)}</span>{' '}
        {written?.outcome && (
          <Mark kind={written.outcome === 'came' ? 'done' : 'plain'}>{t.outcomes[written.outcome]}</Mark>
        )}
      </p>
      {mayWrite && whole.one.begunAt && isPast && !written && (
        <Disclosure label={besideTexts(language).group.write}>
          <Form action={`${at}/traff`} hidden={{ _form: newId(), session: session.id }}>
            <RadioGroup
              form={form}
              name="outcome"
              label={t.outcome}
              choices={sessionOutcomes.map((value) => ({
                value,
                label: t.outcomes[value],
              }))}
            />
            <Actions>
              <Button kind="secondary">{t.save}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </>
  );
};

const goesAlong = ['courtSupport', 'practicalSupport', 'victimSupport'];

/** Somebody goes along, with a room of one's own to wait in. */
export const CompanyPart = ({ ctx, whole, forms, at, mayWrite }: PartProps) => {
  const { language, now } = ctx;
  const t = besideTexts(language).company;
  if (!goesAlong.includes(whole.service.kind)) return null;
  const options = <T extends string>(list: readonly T[], words: Readonly<Record<T, string>>) =>
    list.map((value) => ({ value, label: words[value] }));
  const form: FormState = forms.company ?? emptyForm();
  const interpreter = interpreterNeeded(whole.interpreter, language);
  return (
    <Section title={t.title} id="sallskap">
      <p class="muted">{t.help}</p>
      {whole.company.length === 0 && <p>{t.none}</p>}
      <ul class="lines">
        {whole.company.map((one) => (
          <li>
            <p>
              <strong>{t.kinds[one.kind]}</strong> {showMoment(language, one.at, now)}, {one.escortName}{' '}
              {one.outcome ? (
                <Mark kind={one.outcome === 'done' ? 'done' : 'plain'}>{t[one.outcome]}</Mark>
              ) : (
                <Mark
                  kind={one.room === 'toBook' ? 'today' : 'info'}
                >{`${t.room}: ${t.rooms[one.room].toLowerCase()}`}</Mark>
              )}
            </p>
            {one.words && <p class="written">{one.words}</p>}
            {mayWrite && !one.outcome && (
              <Disclosure label={t.end}>
                <Form action={`${at}/sallskap/${one.id}`} hidden={{ _form: newId() }}>
                  <RadioGroup
                    form={scoped(emptyForm(), one.id)}
                    name="outcome"
                    label={t.outcome}
                    choices={[
                      { value: 'done', label: t.done },
                      { value: 'cancelled', label: t.cancelled },
                    ]}
                    inline
                  />
                  <Actions>
                    <Button kind="secondary">{t.end}</Button>
                  </Actions>
                </Form>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Disclosure label={t.button} open={hasErrors(form)}>
          <Form action={`${at}/sallskap`} hidden={{ _form: newId() }}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            {interpreter && <p>{interpreterTexts(language).booking(interpreter)}</p>}
            <Select form={form} name="kind" label={t.kind} options={options(accompanimentKinds, t.kinds)} />
            <DateField form={form} name="when.day" label={t.day} />
            <TimeField form={form} name="when.time" label={t.time} />
            <Select
              form={form}
              name="escort"
              label={t.escort}
              options={whole.owners.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <RadioGroup form={form} name="room" label={t.room} choices={options(roomStates, t.rooms)} inline />
            <TextArea form={form} name="words" label={t.words} rows={2} optional />
            <Actions>
              <Button kind="secondary">{t.button}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </Section>
  );
};
