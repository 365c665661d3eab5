import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import { childTheres, happenedHows, severities, violenceKinds, violenceWords } from '../../safety/index.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  RadioGroup,
  Select,
  TextArea,
} from '../../ui/index.ts';
import type { PatternPerson } from '../pattern.store.ts';
import { patternTexts } from '../texts.ts';

export const WhenFields = ({ form, language }: { form: FormState; language: Language }) => {
  const t = patternTexts(language);
  return (
    <>
      <DateField form={form} name="on" label={t.on} />
      <RadioGroup
        form={form}
        name="how"
        label={t.how}
        choices={happenedHows.map((value) => ({ value, label: t.hows[value] }))}
        inline
      />
    </>
  );
};

type Props = {
  ctx: FileContext;
  people: readonly PatternPerson[];
  form: FormState | undefined;
  places: readonly LocationKind[];
};

export const ActForm = ({ ctx, people, form: given, places }: Props) => {
  const { language } = ctx;
  const t = patternTexts(language);
  const words = violenceWords(language);
  const form = scoped(given ?? emptyForm(), 'act');
  const using = people.filter(({ part }) => part === 'usesViolence');
  return (
    <Disclosure label={t.add} open={given !== undefined}>
      <Form action={`/akt/${ctx.file.id}/over-tid`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <WhenFields form={form} language={language} />
        <CheckboxGroup
          form={form}
          name="kinds"
          label={t.kinds}
          choices={violenceKinds.map((value) => ({ value, label: words.kind[value].label }))}
          inline
        />
        <Select
          form={form}
          name="severity"
          label={t.severity}
          options={severities.map((value) => ({ value, label: words.severity[value].label }))}
        />
        <Select
          form={form}
          name="by"
          label={t.by}
          options={[
            ...using.map(({ id, name }) => ({ value: id as string, label: name ?? words.told.somebody })),
            { value: 'unknown', label: t.byUnknown },
          ]}
        />
        <RadioGroup
          form={form}
          name="childThere"
          label={t.child}
          choices={childTheres.map((value) => ({ value, label: t.children[value] }))}
          inline
        />
        <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={3} optional />
        <PlacesNotice kinds={places} language={language} form={form} />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
