import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { yesNoUnknown } from '../../kernel/yes-no-unknown.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ErrorSummary,
  Form,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { aroundTexts } from '../around-texts.ts';
import { fileLinks } from '../links.ts';
import { sectionOf } from '../people.store.ts';
import { addedParts, type PersonTold, relations } from '../people.ts';
import { casefileTexts } from '../texts.ts';
import { InnerPage } from './inner-page.tsx';

type Props = { ctx: FileContext; people: readonly PersonTold[]; form?: FormState };

export const PeoplePage = ({ ctx, people, form }: Props) => {
  const { language, file } = ctx;
  const t = aroundTexts(language).people;
  const words = casefileTexts(language);
  const at = fileLinks(file.id).people;
  const shown = form ?? emptyForm();
  return (
    <InnerPage ctx={ctx} title={t.title} lead={t.lead}>
      <div class="stack-wide">
        <div>
          {people
            .filter(({ detached }) => !detached)
            .map((person) => (
              <article class="record">
                <p>
                  <strong>
                    {person.part === 'self' && file.protection !== 'none'
                      ? words.masked
                      : (person.name ?? words.noName)}
                  </strong>{' '}
                  {file.mayWrite(sectionOf(person.part)) && <a href={`${at}/${person.id}`}>{t.change}</a>}
                </p>
                <p class="muted">{aboutPerson(person, language)}</p>
                {person.words && <p class="written">{person.words}</p>}
              </article>
            ))}
        </div>
        {file.mayWrite('children') && (
          <Section title={t.add} id="ny">
            <Form action={at} hidden={{ _form: newId() }}>
              {hasErrors(shown) && <ErrorSummary form={shown} />}
              <RadioGroup
                form={shown}
                name="part"
                label={t.part}
                inline
                choices={addedParts
                  .filter((part) => file.mayWrite(sectionOf(part)))
                  .map((part) => ({ value: part, label: words.part[part] }))}
              />
              <Facts form={shown} language={language} />
              <Actions>
                <Button>{t.addAct}</Button>
              </Actions>
            </Form>
          </Section>
        )}
      </div>
    </InnerPage>
  );
};

function aboutPerson(person: PersonTold, language: 'sv' | 'en'): string {
  const words = casefileTexts(language);
  return [
    words.part[person.part],
    person.relation && aroundTexts(language).people.relations[person.relation],
    person.birthYear && words.born(person.birthYear),
    person.part === 'self' ? undefined : words.livesWith[person.livesWith],
  ]
    .filter(Boolean)
    .join(' · ');
}

const Facts = ({ form, language }: { form: FormState; language: 'sv' | 'en' }) => {
  const t = aroundTexts(language).people;
  return (
    <>
      <TextField form={form} name="name" label={t.name} />
      <TextField form={form} name="birthYear" label={t.birthYear} width="short" inputmode="numeric" optional />
      <Select
        form={form}
        name="relation"
        label={t.relation}
        optional
        emptyLabel={t.relationNone}
        options={relations.map((one) => ({ value: one, label: t.relations[one] }))}
      />
      <RadioGroup
        form={form}
        name="livesWith"
        label={t.livesWith}
        inline
        choices={yesNoUnknown.map((answer) => ({ value: answer, label: t.lives[answer] }))}
      />
      <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={3} optional />
    </>
  );
};

export const PersonPage = ({ ctx, person, form }: { ctx: FileContext; person: PersonTold; form?: FormState }) => {
  const { language } = ctx;
  const t = aroundTexts(language).people;
  const shown =
    form ??
    emptyForm({
      name: person.name ?? undefined,
      birthYear: person.birthYear?.toString(),
      relation: person.relation ?? undefined,
      livesWith: person.livesWith,
      words: person.words ?? undefined,
    });
  return (
    <InnerPage ctx={ctx} title={casefileTexts(language).part[person.part]}>
      <Form action={`${fileLinks(ctx.file.id).people}/${person.id}`} hidden={{ _form: newId() }}>
        <ErrorSummary form={shown} />
        <Facts form={shown} language={language} />
        <Actions>
          <Button>{t.change}</Button>
        </Actions>
      </Form>
    </InnerPage>
  );
};
