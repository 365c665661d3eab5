import type { Frame } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Fieldset, Form, RadioGroup, TextField, TimeField } from '../../ui/index.ts';
import { localHelpKinds, organisationModels } from '../settings.store.ts';
import { organisationTexts } from '../texts.ts';
import { OrganisationPage } from './organisation-page.tsx';

export const SettingsPage = ({ frame, form }: { frame: Frame; form: FormState }) => {
  const all = organisationTexts(frame.language);
  const t = all.settings;
  return (
    <OrganisationPage frame={frame} title={all.pages.settings} lead={t.lead} narrow>
      <Form action="/organisation/kommunen" hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <TextField form={form} name="name" label={t.name} />
        <RadioGroup
          form={form}
          name="model"
          label={t.model}
          help={t.modelChange}
          choices={organisationModels.map((value) => ({ value, label: t.models[value], help: t.modelHelp[value] }))}
        />
        <Fieldset legend={t.hours} help={t.hoursHelp}>
          <TimeField form={form} name="from" label={t.from} />
          <TimeField form={form} name="until" label={t.until} />
        </Fieldset>
        <h2>{t.help}</h2>
        <p class="help">{t.helpHelp}</p>
        {localHelpKinds.map((kind) => (
          <Fieldset legend={t.helpKinds[kind]}>
            <TextField form={form} name={`${kind}.phone`} label={t.phone} type="tel" optional />
            <TextField form={form} name={`${kind}.hours`} label={t.openHours} help={t.openHelp} optional />
            <TextField form={form} name={`${kind}.name`} label={t.helpName} optional />
          </Fieldset>
        ))}
        <Actions>
          <Button>{all.save}</Button>
        </Actions>
      </Form>
    </OrganisationPage>
  );
};
