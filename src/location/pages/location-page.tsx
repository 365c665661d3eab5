import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  EmptyState,
  ErrorSummary,
  Form,
  RadioGroup,
  Section,
  Select,
  TextField,
} from '../../ui/index.ts';
import type { LocationFact, TeamReader, Whose } from '../location.store.ts';
import { locationKinds } from '../location.ts';
import { locationTexts } from '../texts.ts';
import { LocationFrame } from './location-frame.tsx';
import { ReadersPart } from './readers-part.tsx';

export type LocationFacts = {
  readonly facts: readonly LocationFact[];
  readonly whose: readonly Whose[];
  readonly readers: readonly TeamReader[];
  readonly mayGive: boolean;
};
export type LocationForms = { readonly reveal?: FormState; readonly add?: FormState; readonly give?: FormState };
type Props = { ctx: FileContext; known: LocationFacts; forms?: LocationForms };

export const LocationPage = ({ ctx, known, forms = {} }: Props) => {
  const t = locationTexts(ctx.language);
  const { facts, whose, readers, mayGive } = known;
  const address = `/akt/${ctx.file.id}/plats`;
  const current = facts.filter(({ endedAt }) => !endedAt);
  const reveal = forms.reveal ?? emptyForm();
  return (
    <LocationFrame ctx={ctx} title={t.title} lead={t.lead}>
      <Section title={t.facts.title} id="uppgifter" count={current.length}>
        {current.length === 0 && (
          <EmptyState title={t.facts.none}>
            <p>{t.facts.noneHelp}</p>
          </EmptyState>
        )}
        <ul class="lines">
          {current.map(({ kind, personId, by, at }) => (
            <li>
              <p>
                <strong>{t.facts.line(t.kinds[kind], whoseName(personId, whose, t))}</strong>
              </p>
              <p class="muted">{t.facts.written(by, showMoment(ctx.language, at, ctx.now))}</p>
            </li>
          ))}
        </ul>
      </Section>
      {facts.length > 0 && (
        <Section title={t.reveal.title} id="visa">
          <Form action={`${address}/visa`} label={t.reveal.title} hidden={{ _form: newId() }}>
            <ErrorSummary form={reveal} />
            <TextField form={reveal} name="reason" label={t.reveal.reason} help={t.reveal.reasonHelp} width="full" />
            <Actions>
              <Button>{t.reveal.act}</Button>
            </Actions>
          </Form>
        </Section>
      )}
      {ctx.file.mayWrite('location') && (
        <Section title={t.add.title} id="ny">
          <Form action={address} label={t.add.title} hidden={{ _form: newId() }}>
            <ErrorSummary form={forms.add ?? emptyForm()} />
            <FactFields form={forms.add ?? emptyForm()} whose={whose} t={t} />
            <Actions>
              <Button kind="secondary">{t.add.act}</Button>
            </Actions>
          </Form>
        </Section>
      )}
      <ReadersPart ctx={ctx} readers={readers} mayGive={mayGive} address={address} form={forms.give ?? emptyForm()} />
    </LocationFrame>
  );
};

type Texts = ReturnType<typeof locationTexts>;

export const whoseName = (id: string | null, whose: readonly Whose[], t: Texts): string => {
  const one = whose.find((person) => person.id === id);
  return !one || one.part === 'self' ? t.facts.self : (one.name ?? t.facts.noName);
};

const FactFields = ({ form, whose, t }: { form: FormState; whose: readonly Whose[]; t: Texts }) => (
  <>
    <Select
      form={form}
      name="kind"
      label={t.add.kind}
      options={locationKinds.map((value) => ({ value, label: t.kinds[value] }))}
    />
    {whose.length > 1 && (
      <RadioGroup
        form={form}
        name="whose"
        label={t.add.whose}
        choices={whose.map(({ id }) => ({ value: id, label: whoseName(id, whose, t) }))}
      />
    )}
    <TextField form={form} name="words" label={t.add.words} help={t.add.wordsHelp} width="full" />
  </>
);
