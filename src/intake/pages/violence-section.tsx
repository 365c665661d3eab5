import { Hints } from '../../casefile/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { severities, violenceKinds, violenceWords } from '../../safety/index.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  Disclosure,
  ErrorSummary,
  Form,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { intakeTexts } from '../texts.ts';
import type { SectionProps } from './section-props.ts';

export const ViolenceSection = (props: SectionProps & { refused: boolean; reread: boolean }) => {
  const { model, facts, frame, isNext, refused, reread } = props;
  const t = intakeTexts(frame.language);
  return (
    <>
      <p>{t.violence.lead}</p>
      {model.happenings.length > 0 && (
        <ul class="facts">
          {model.happenings.map(({ title, lines }) => (
            <li>
              <p>
                <strong>{title}</strong>
              </p>
              {lines.map((line) => (
                <p class="keeps-lines">{line}</p>
              ))}
            </li>
          ))}
        </ul>
      )}
      {reread && <Hints text={newest(facts.violence)?.words ?? ''} language={frame.language} />}
      {model.mayWrite && (
        <Disclosure label={t.violence.add} open={refused || isNext('violence') || model.happenings.length === 0}>
          <ViolenceForm {...props} />
        </Disclosure>
      )}
    </>
  );
};

const newest = (told: SectionProps['facts']['violence']) =>
  told.toSorted((a, b) => b.toldAt.epochMilliseconds - a.toldAt.epochMilliseconds)[0];

const ViolenceForm = ({ model, frame, formFor, isNext }: SectionProps) => {
  const { language } = frame;
  const t = intakeTexts(language);
  const words = violenceWords(language);
  const using = model.others.length === 1 ? model.others[0]?.id : undefined;
  const form = formFor('violence', emptyForm({ 'violence.to': model.self?.id, 'violence.by': using }));
  return (
    <Form action={`${model.address}/handelse`} hidden={{ _form: newId() }} label={t.step.violence}>
      <ErrorSummary form={form} />
      <CheckboxGroup
        form={form}
        name="violence.kinds"
        label={t.violence.kinds}
        choices={violenceKinds.map((value) => ({
          value,
          label: words.kind[value].label,
          help: words.kind[value].means,
        }))}
      />
      <Select form={form} name="violence.by" label={t.violence.by} options={model.whoCanBeChosen} />
      <Select form={form} name="violence.to" label={t.violence.to} options={model.whoCanBeChosen} />
      <RadioGroup
        form={form}
        name="violence.severity"
        label={t.violence.severity}
        choices={severities.map((value) => ({
          value,
          label: words.severity[value].label,
          help: words.severity[value].means,
        }))}
      />
      <TextField form={form} name="violence.when" label={t.violence.when} help={t.violence.whenHelp} optional />
      <CheckboxGroup
        form={form}
        name="violence.ongoing"
        label={t.violence.ongoing}
        optional
        choices={[{ value: 'yes', label: t.yesNoUnknown.yes }]}
      />
      <TextArea
        form={form}
        name="violence.words"
        label={t.violence.words}
        help={t.violence.wordsHelp}
        rows={5}
        optional
      />
      <Actions>
        <Button kind={isNext('violence') ? 'primary' : 'secondary'}>{t.violence.save}</Button>
      </Actions>
    </Form>
  );
};
