import { emptyForm, type FormState } from '../../../src/platform/web/form.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  Fieldset,
  Form,
  Page,
  RadioGroup,
  Scale0to10,
  type Scheme,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../../../src/ui/index.ts';
import { frame } from './gallery-frame.ts';

const faulty: FormState = {
  values: { phone: ['070-174'], safe: ['sms'], lives: ['unknown'], fear: ['8'], text: ['Hon ringer från trapphuset.'] },
  errors: {
    phone: 'Telefonnumret stämmer inte. Kontrollera siffrorna.',
    urgency: 'Välj hur bråttom det är.',
    fear: 'Välj ett tal från 0 till 10.',
  },
};

export const FormGallery = ({ scheme, wrong }: { scheme: Scheme; wrong?: boolean }) => {
  const form = wrong ? faulty : emptyForm();
  return (
    <Page {...frame(scheme)} title="Ny kontakt" current="intake" narrow>
      <Form action="/kontakt/ny" hidden={{ _form: 'abc' }}>
        <ErrorSummary form={form} />
        <Fieldset legend="Säker kontakt" help="Fråga först. Utgå från att telefonen kan läsas av någon annan.">
          <TextField form={form} name="phone" label="Telefon" type="tel" help="Det nummer som går att nå i kväll." />
          <CheckboxGroup
            form={form}
            name="safe"
            label="Vad är säkert?"
            choices={[
              { value: 'call', label: 'Ringa', help: 'Aldrig hemnumret.' },
              { value: 'sms', label: 'Sms' },
              { value: 'letter', label: 'Brev' },
            ]}
          />
        </Fieldset>
        <Fieldset legend="Vad har hänt">
          <RadioGroup
            form={form}
            name="lives"
            label="Bor de ihop?"
            inline
            choices={[
              { value: 'yes', label: 'Ja' },
              { value: 'no', label: 'Nej' },
              { value: 'unknown', label: 'Vet inte' },
            ]}
          />
          <RadioGroup
            form={form}
            name="urgency"
            label="Hur bråttom är det?"
            choices={[
              { value: 'now', label: 'Nu', help: 'Någon kan bli skadad i kväll.' },
              { value: 'today', label: 'I dag' },
              { value: 'later', label: 'Inom en vecka' },
            ]}
          />
          <Scale0to10 form={form} name="fear" label="Hur rädd är hon?" />
          <DateField form={form} name="day" label="Datum" />
          <TimeField form={form} name="time" label="Klockslag" optional />
          <Select
            form={form}
            name="language"
            label="Språk"
            optional
            options={[
              { value: 'prs', label: 'Dari' },
              { value: 'uk', label: 'Ukrainska' },
            ]}
          />
          <TextArea
            form={form}
            name="text"
            label="Med hennes ord"
            rows={6}
            autosave={{ url: '/autosave', version: '1', savedAt: '14.02' }}
          />
        </Fieldset>
        <Actions>
          <Button>Ta emot kontakt</Button>
          <Button kind="secondary" name="add" value="children" icon="plus">
            Lägg till barn
          </Button>
          <Button kind="danger">Ta bort</Button>
          <Button kind="quiet">Avbryt</Button>
        </Actions>
      </Form>
      <p id="until">Öppen till 14.02</p>
      <Form inline action="/longer" hidden={{ _form: 'abc' }} beside="until">
        <Button small kind="secondary">
          60 minuter till
        </Button>
      </Form>
    </Page>
  );
};
