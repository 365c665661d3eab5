import type { Frame } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { OrganisationPage } from '../../organisation/index.ts';
import { showFullDay, showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  ErrorSummary,
  Form,
  RadioGroup,
  Section,
  Table,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { provisionTexts } from '../provision-texts.ts';
import { paragraphOf, type SwitchedProvision, switchedProvisions } from '../register.ts';
import { registerTexts } from '../register-texts.ts';
import { isSwitchedOn, type Switching } from '../switch.store.ts';

type Props = { frame: Frame; all: readonly Switching[]; form?: FormState };

export const SwitchPage = ({ frame, all, form = emptyForm() }: Props) => {
  const { language, now } = frame;
  const t = provisionTexts(language);
  const name = (one: SwitchedProvision) => `${registerTexts(language).provisions[one]} (${paragraphOf[one]})`;
  return (
    <OrganisationPage frame={frame} title={t.switchTitle} lead={t.switchLead} narrow>
      <div class="stack-wide">
        <Table
          caption={t.switchTitle}
          captionUnseen
          columns={[
            { key: 'provision', label: t.provision },
            { key: 'standing', label: t.standing },
          ]}
          rows={switchedProvisions.map((one) => ({
            id: `provision-${one}`,
            cells: { provision: name(one), standing: isSwitchedOn(all, one) ? t.isOn : t.isOff },
          }))}
        />
        <Form action="/organisation/bestammelser" hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <RadioGroup
            form={form}
            name="provision"
            label={t.which}
            choices={switchedProvisions.map((value) => ({
              value,
              label: name(value),
              help: registerTexts(language).conditionsOf[value],
            }))}
          />
          <RadioGroup
            form={form}
            name="turn"
            label={t.turn}
            choices={[
              { value: 'on', label: t.turnOn },
              { value: 'off', label: t.turnOff },
            ]}
          />
          <TextField form={form} name="decidedBy" label={t.decidedBy} width="medium" />
          <TextArea form={form} name="decision" label={t.decision} rows={2} />
          <DateField form={form} name="decidedOn" label={t.decidedOn} />
          <Actions>
            <Button>{t.switchSave}</Button>
          </Actions>
        </Form>
        <Section title={t.history} id="beslut">
          {all.length === 0 ? (
            <p class="muted">{t.noHistory}</p>
          ) : (
            <Table
              caption={t.history}
              captionUnseen
              columns={[
                { key: 'provision', label: t.provision },
                { key: 'standing', label: t.standing },
                { key: 'decision', label: t.decision },
                { key: 'by', label: t.when },
              ]}
              rows={all.map((one, at) => ({
                id: `beslut-${at}`,
                cells: {
                  provision: name(one.provision),
                  standing: one.isOn ? t.isOn : t.isOff,
                  decision: `${one.decidedBy}, ${showFullDay(language, one.decidedOn)}. ${one.decision}`,
                  by: `${showMoment(language, one.at, now)}, ${one.by}`,
                },
              }))}
            />
          )}
        </Section>
      </div>
    </OrganisationPage>
  );
};
