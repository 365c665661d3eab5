import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { inStockholm } from '../../kernel/instant.ts';
import { showTime } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  ErrorSummary,
  Fieldset,
  Form,
  RadioGroup,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import { channels, sources } from '../contact-codes.ts';
import { intakeTexts } from '../texts.ts';
import { AdviceField, BeforeFields, beganUnnamed } from '../unnamed-advice/before-fields.tsx';
import { adviceTexts } from '../unnamed-advice/texts.ts';

/** Now, as it is typed: a contact is most often written down while it is made. */
export function freshContactForm({ language, now }: Pick<Frame, 'language' | 'now'>): FormState {
  const there = inStockholm(now);
  return emptyForm({
    channel: 'call',
    'received.day': there.toPlainDate().toString(),
    'received.time': showTime(language, there.toPlainTime()),
  });
}

export const NewContactPage = ({ frame, form }: { frame: Frame; form: FormState }) => {
  const { language } = frame;
  const t = intakeTexts(language);
  const n = t.newContact;
  return (
    <StaffPage frame={frame} title={n.title} documentTitle={n.title} current="intake" lead={n.lead} narrow>
      {!beganUnnamed(form) && (
        <div class="stack">
          <p>
            <a href="/vag-in">{n.otherWay}</a>
          </p>
          <p>
            <a href="/rad-utan-namn">{adviceTexts(language).link}</a>
          </p>
        </div>
      )}
      <Form action="/kontakt/ny" hidden={{ _form: newId() }}>
        <AdviceField form={form} />
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="source"
          label={n.source}
          choices={sources.map((value) => ({ value, label: t.source[value] }))}
        />
        <RadioGroup
          form={form}
          name="channel"
          label={n.channel}
          inline
          choices={channels.map((value) => ({ value, label: t.channel[value] }))}
        />
        <TextField
          form={form}
          name="sourceWords"
          label={n.sourceWords}
          help={n.sourceWordsHelp}
          width="full"
          optional
        />
        <TextField form={form} name="name" label={n.name} help={n.nameHelp} optional />
        <Fieldset legend={n.receivedLegend}>
          <DateField form={form} name="received.day" label={n.day} />
          <TimeField form={form} name="received.time" label={n.time} />
        </Fieldset>
        {beganUnnamed(form) && <BeforeFields form={form} language={language} />}
        <Actions>
          <Button>{n.submit}</Button>
        </Actions>
      </Form>
    </StaffPage>
  );
};
