import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import { entryWays, type ProgrammeWorker, programmeTexts } from '../../programme/index.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  EmptyState,
  ErrorSummary,
  Form,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { AdviceField } from '../unnamed-advice/before-fields.tsx';

/** What is said comes first, and nothing can be asked for above it. */
export const EntryPage = ({
  frame,
  workers,
  form,
}: {
  frame: Frame;
  workers: readonly ProgrammeWorker[];
  form: FormState;
}) => {
  const t = programmeTexts(frame.language);
  const e = t.entry;
  const people = [...new Map(workers.map(({ id, name }) => [id, name]))].map(([value, label]) => ({ value, label }));
  return (
    <StaffPage frame={frame} title={e.title} documentTitle={e.documentTitle} current="intake" lead={e.lead} narrow>
      {people.length === 0 ? (
        <EmptyState title={e.noWorkers} />
      ) : (
        <Form action="/vag-in" hidden={{ _form: newId() }}>
          <AdviceField form={form} />
          <ErrorSummary form={form} />
          <Section title={e.sayFirst} id="forst">
            <div class="stack">
              <div class="say">
                {t.say.map((line) => (
                  <p>{line}</p>
                ))}
              </div>
              <CheckboxGroup
                form={form}
                name="told"
                label={e.duty}
                help={e.toldHelp}
                choices={[{ value: 'yes', label: e.told }]}
              />
            </div>
          </Section>
          <RadioGroup
            form={form}
            name="way"
            label={e.way}
            choices={entryWays.map((value) => ({ value, label: e.ways[value] }))}
          />
          <TextField form={form} name="referrer" label={e.referrer} width="full" optional />
          <TextArea form={form} name="wish" label={e.wish} help={e.wishHelp} rows={3} optional />
          <TextField form={form} name="name" label={e.name} help={e.nameHelp} optional />
          <TextField form={form} name="number" label={e.number} help={e.numberHelp} optional />
          <Select form={form} name="responsible" label={e.responsible} options={people} />
          <Select form={form} name="deputy" label={e.deputy} options={people} />
          <Actions>
            <Button>{e.button}</Button>
          </Actions>
        </Form>
      )}
    </StaffPage>
  );
};
