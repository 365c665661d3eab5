import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, Disclosure, ErrorSummary, Form, Notice, Select, TextField } from '../../ui/index.ts';
import { noteAddress } from '../links.ts';
import type { PersonTold } from '../people.ts';
import { recordTexts } from '../record-texts.ts';
import type { Withheld } from '../withheld.store.ts';

export type WithheldProps = {
  readonly withheld: readonly Withheld[];
  /** Who could ask for it: the person self, guardians, and those who use violence. */
  readonly readers: readonly Pick<PersonTold, 'id' | 'name'>[];
  readonly form?: FormState | undefined;
};

export const WithheldPart = ({
  ctx,
  note,
  withheld,
  readers,
  form,
}: WithheldProps & { ctx: FileContext; note: string }) => {
  const t = recordTexts(ctx.language).withheld;
  const path = `${noteAddress(ctx.file, note)}/undanta`;
  const mayWrite = ctx.file.mayWrite('notes');
  const left = readers.filter(({ id }) => !withheld.some(({ personId }) => personId === id));
  return (
    <>
      {withheld.map(({ id, name, words, by, at }) => (
        <Notice kind="danger" title={t.from(name)}>
          <p class="written">{words}</p>
          <p class="muted">{t.by(by, showFixedMoment(ctx.language, at, ctx.now))}</p>
          {mayWrite && (
            <Form action={`${path}/slut`} label={t.from(name)} hidden={{ _form: newId(), withheld: id }} inline>
              <Button kind="secondary" small>
                {t.end}
              </Button>
            </Form>
          )}
        </Notice>
      ))}
      {mayWrite && left.length > 0 && (
        <Disclosure label={t.title} open={form !== undefined}>
          <Form action={path} label={t.title} hidden={{ _form: newId() }}>
            <ErrorSummary form={form ?? emptyForm()} />
            <p class="help">{t.help}</p>
            <Select
              form={form ?? emptyForm()}
              name="withheldFrom"
              label={t.who}
              options={left.map(({ id, name }) => ({ value: id, label: name ?? t.noName }))}
            />
            <TextField form={form ?? emptyForm()} name="withheldWhy" label={t.why} width="full" />
            <Actions>
              <Button kind="secondary">{t.act}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </>
  );
};
