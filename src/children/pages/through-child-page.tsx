import type { FileContext } from '../../access/index.ts';
import { newId, type PersonId } from '../../kernel/ids.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  type FileTopFacts,
  nameOf,
  type Protected,
  SafetyPage,
  ViolenceLines,
  type ViolenceTold,
} from '../../safety/index.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  Notice,
  Section,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { throughChildWays } from '../through-child.ts';
import { throughChildTexts } from '../through-child-texts.ts';

type Props = {
  ctx: FileContext;
  top: FileTopFacts;
  child: Protected;
  /** What was written of it before, oldest first. */
  before: readonly ViolenceTold[];
  using: readonly { id: PersonId; name: string | null }[];
  form: FormState;
  places: readonly LocationKind[];
};

/** In a child's own file the child's exposure stands with who the child is. */
export const mayTell = ({ file }: Pick<FileContext, 'file'>, child: Protected): boolean =>
  file.mayWrite('children') && file.mayWrite('account') && (child.part === 'child' || file.mayWrite('identity'));

/** What is done through a child is told as violence that goes on, with who does it. */
export const ThroughChildPage = ({ ctx, top, child, before, using, form, places }: Props) => {
  const t = throughChildTexts(ctx.language);
  const address = `${top.address}/efterat/${child.id}`;
  return (
    <SafetyPage
      ctx={ctx}
      top={top}
      title={`${t.title}: ${nameOf(child, top.people, ctx.language)}`}
      lead={t.lead}
      narrow
    >
      <Notice kind="danger" title={t.apart} />
      {using.length === 0 && (
        <p>
          {t.noneUsing} {ctx.file.kind === 'person' && <a href={`${top.address}/personer`}>{t.people}</a>}
        </p>
      )}
      {before.length > 0 && (
        <Section title={t.before} id="forut" count={before.length}>
          <ViolenceLines told={before} people={top.people} language={ctx.language} now={ctx.now} />
        </Section>
      )}
      {using.length > 0 && mayTell(ctx, child) && (
        <Form action={address} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <Select
            form={form}
            name="by"
            label={t.by}
            options={using.map(({ id, name }) => ({ value: id, label: name ?? '–' }))}
          />
          <CheckboxGroup
            form={form}
            name="ways"
            label={t.ways}
            choices={throughChildWays.map((value) => ({ value, label: t.way[value] }))}
          />
          <TextField form={form} name="when" label={t.when} width="full" optional />
          <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={4} />
          <PlacesNotice kinds={places} language={ctx.language} form={form} />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Form>
      )}
    </SafetyPage>
  );
};
