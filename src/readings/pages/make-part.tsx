import { Temporal } from 'temporal-polyfill';
import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay } from '../../platform/language/dates.ts';
import { listed } from '../../platform/language/plural.ts';
import { emptyForm, type FormState, fieldError, fieldValue } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  Disclosure,
  ErrorSummary,
  Fieldset,
  Form,
  RadioGroup,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { readerInWords } from '../paper.ts';
import { heldBecause, paragraphOfHeld, type ReadingLine, type ReadingRequest, readerGroups } from '../reading.ts';
import { readingTexts } from '../texts.ts';

type Props = {
  ctx: FileContext;
  action: string;
  request: ReadingRequest;
  lines: readonly ReadingLine[];
  form: FormState | undefined;
};

/** Who is to stand in the answer, reader by reader, and the test for harm that it rests on. */
export const MakePart = ({ ctx, action, request, lines, form }: Props) => {
  const { language, now } = ctx;
  const t = readingTexts(language);
  const groups = readerGroups(lines);
  // Where care is called for nothing is chosen for anybody; else the person has a right to know, and holding back is what is chosen.
  const shown = form ?? emptyForm(request.guarded ? {} : Object.fromEntries(groups.map(({ key }) => [key, 'show'])));
  const choices = [
    { value: 'show', label: t.make.show },
    ...heldBecause.map((value) => ({ value, label: t.make.held[value] })),
  ];
  return (
    <Form action={action} label={t.make.title} hidden={{ _form: newId() }}>
      <ErrorSummary form={shown} />
      <Fieldset
        legend={t.make.readers}
        help={groups.length === 0 ? t.make.empty : request.guarded ? t.make.guardedHelp : t.make.readersHelp}
      >
        {groups.map((group) => (
          <Select
            form={shown}
            name={group.key}
            label={readerInWords(group, language)}
            help={t.make.said(
              listed(
                language,
                group.acts.map((act) => t.paper.acts[act](1)),
              ),
              group.days,
              showDay(language, Temporal.PlainDate.from(group.last), dayOf(now)),
            )}
            options={choices}
          />
        ))}
      </Fieldset>
      <section class="stack" aria-labelledby="aldrig">
        <h3 id="aldrig">{t.make.never}</h3>
        <ul class="bullets">
          {t.paper.neverItems.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
        <p class="help">{t.make.neverHelp}</p>
      </section>
      {groups.length > 0 && (
        <Fieldset legend={t.make.weigh} help={t.make.weighHelp}>
          {heldBecause.map((kind) => (
            <Disclosure
              label={`${t.make.held[kind]} (${paragraphOfHeld[kind]})`}
              open={(['for', 'against'] as const).some((side) => {
                const name = `weigh.${kind}.${side}`;
                return fieldValue(shown, name) !== '' || fieldError(shown, name) !== undefined;
              })}
            >
              <TextArea form={shown} name={`weigh.${kind}.for`} label={t.make.for} rows={2} optional />
              <TextArea form={shown} name={`weigh.${kind}.against`} label={t.make.against} rows={2} optional />
            </Disclosure>
          ))}
        </Fieldset>
      )}
      <RadioGroup
        form={shown}
        name="harm"
        label={t.make.harm}
        choices={[
          { value: 'yes', label: t.make.harmYes },
          { value: 'no', label: t.make.harmNo },
        ]}
      />
      <TextArea form={shown} name="harmWords" label={t.make.harmWords} rows={3} />
      <TextArea form={shown} name="foundWords" label={t.make.found} help={t.make.foundHelp} rows={3} />
      <Actions>
        <Button>{t.make.act}</Button>
      </Actions>
    </Form>
  );
};
