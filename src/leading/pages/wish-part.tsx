import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { spokenLanguages, workerIs } from '../../organisation/index.ts';
import { showDay } from '../../platform/language/dates.ts';
import { languageName } from '../../platform/language/language-name.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import { Actions, Button, Disclosure, ErrorSummary, Form, RadioGroup, Select, TextField } from '../../ui/index.ts';
import type { WishSaid } from '../assignment.store.ts';
import { formerWishes } from '../assignment.ts';
import { leadingTexts } from '../texts.ts';
import { wishInWords } from './candidates.tsx';

type Props = { ctx: FileContext; wish: WishSaid | undefined; refused: FormState | undefined };

/** What the person wishes of who works with them, and the form to say something else. */
export const WishPart = ({ ctx, wish, refused }: Props) => {
  const { language, now } = ctx;
  const t = leadingTexts(language).assign;
  const said = wish ? wishInWords(language, wish) : [];
  const form = scoped(
    refused ??
      emptyForm({
        worker: wish?.worker ?? 'any',
        language: wish?.language ?? undefined,
        former: wish?.former ?? 'any',
        words: wish?.words,
      }),
    'onskar',
  );
  return (
    <>
      <p>
        {said.length > 0 || wish?.words
          ? t.wishes([...said, ...(wish?.words ? [`”${wish.words}”`] : [])].join(', '))
          : t.noWish}
        {wish && <span class="muted"> {t.saidTo(wish.name, showDay(language, dayOf(wish.at), dayOf(now)))}</span>}
      </p>
      {ctx.file.mayWrite('plan') && (
        <Disclosure label={t.write} open={refused !== undefined}>
          <Form action={`/akt/${ctx.file.id}/team/onskar`} hidden={{ _form: newId() }} label={t.write}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            <RadioGroup
              form={form}
              name="worker"
              label={t.workerLabel}
              choices={[...workerIs, 'any' as const].map((value) => ({ value, label: t.workerChoices[value] }))}
              inline
            />
            <Select
              form={form}
              name="language"
              label={t.languageLabel}
              optional
              options={spokenLanguages.map((value) => ({ value, label: languageName(value, language) }))}
            />
            <RadioGroup
              form={form}
              name="former"
              label={t.formerLabel}
              choices={[...formerWishes, 'any' as const].map((value) => ({ value, label: t.formerChoices[value] }))}
              inline
            />
            <TextField form={form} name="words" label={t.wordsLabel} optional />
            <Actions>
              <Button kind="secondary">{t.save}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </>
  );
};
