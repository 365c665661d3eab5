import { stateOf } from '../../clocks/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDeadline, showMoment, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, hasErrors } from '../../platform/web/form.ts';
import { redEventKinds, redEventTexts } from '../../redevent/index.ts';
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
  TextField,
} from '../../ui/index.ts';
import { riskTexts } from '../texts.ts';
import type { PartProps } from './part.ts';

const few = 5;

/** What changes the threat: entered by one choice and one press, and a new assessment falls due. */
export const RedEventsPart = ({ ctx, facts, forms }: PartProps) => {
  const { language, now } = ctx;
  const t = riskTexts(language);
  const { kinds } = redEventTexts(language);
  const mayWrite = ctx.file.mayWrite('protection');
  const form = forms.add ?? emptyForm();
  return (
    <Section id="handelser" title={t.redList}>
      {facts.events.length === 0 && <p class="muted">{t.redNone}</p>}
      <ul class="lines">
        {facts.events.slice(0, few).map((event) => {
          const clock = facts.clocks.find(({ kind, about }) => kind === 'riskRedEvent' && String(about) === event.id);
          return (
            <li>
              <p>
                <strong>{kinds[event.kind]}</strong>{' '}
                {event.onDay && t.redOn(showNearDay(language, event.onDay, dayOf(now)))} {event.words}
              </p>
              {clock && (
                <p>
                  <Mark kind={stateOf(clock, now) === 'breached' ? 'breach' : 'today'}>{t.redWaits}</Mark>{' '}
                  {showDeadline(language, clock.dueAt, now)}
                </p>
              )}
              <p class="muted">{t.redBy(event.by, showMoment(language, event.at, now))}</p>
              {mayWrite && clock && (
                <Form
                  action={`${facts.top.address}/handelse/${event.id}/fel`}
                  hidden={{ _form: newId() }}
                  label={`${t.redMistake}: ${kinds[event.kind]}`}
                  inline
                >
                  <Button kind="quiet" small>
                    {t.redMistake}
                  </Button>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
      {mayWrite && (
        <Disclosure label={t.redTitle} id="ny-handelse" open={hasErrors(form)}>
          <Form action={`${facts.top.address}/handelse`} hidden={{ _form: newId() }} label={t.redTitle}>
            <ErrorSummary form={form} />
            <RadioGroup
              form={form}
              name="kind"
              label={t.redKind}
              help={t.redHelp}
              choices={redEventKinds.map((value) => ({ value, label: kinds[value] }))}
            />
            <DateField form={form} name="onDay" label={t.redDay} optional />
            <TextField form={form} name="words" label={t.redWords} width="full" optional />
            <Actions>
              <Button kind="secondary">{t.redAdd}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </Section>
  );
};
