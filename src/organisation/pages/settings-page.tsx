import type { Frame } from '../../access/index.ts';
import type { staleLines } from '../../help/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ErrorSummary,
  Fieldset,
  Form,
  Notice,
  RadioGroup,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import { localHelpKinds, organisationModels } from '../settings.store.ts';
import { settingsTexts } from '../settings-texts.ts';
import { organisationTexts } from '../texts.ts';
import { OrganisationPage } from './organisation-page.tsx';

type Mail = { readonly from: string | undefined; readonly waiting: number; readonly since: Instant | null };

type Props = {
  frame: Frame;
  form: FormState;
  mail: Mail;
  /** Numbers on the help pages that nobody has held against their source for a long time. */
  unchecked: ReturnType<typeof staleLines>;
};

export const SettingsPage = ({ frame, form, mail, unchecked }: Props) => {
  const all = organisationTexts(frame.language);
  const t = settingsTexts(frame.language);
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
        <Fieldset legend={t.mail} help={mail.from ? t.mailOn(mail.from) : t.mailOff}>
          {mail.from && mail.since && mail.waiting > 0 && (
            <Notice kind="today">
              <p>{t.mailWaiting(mail.waiting, showMoment(frame.language, mail.since, frame.now))}</p>
            </Notice>
          )}
          <TimeField form={form} name="digestAt" label={t.digestAt} help={t.digestHelp} />
        </Fieldset>
        <h2>{t.help}</h2>
        <p class="help">{t.helpHelp}</p>
        {unchecked.length > 0 && (
          <Notice kind="today" title={t.unchecked(unchecked.length)}>
            <p>{t.uncheckedHelp}</p>
            <ul>
              {unchecked.map((line) => (
                <li>{`${line.name[frame.language]}: ${line.phone ?? line.site ?? ''}`}</li>
              ))}
            </ul>
          </Notice>
        )}
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
