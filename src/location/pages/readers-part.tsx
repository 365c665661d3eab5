import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, CheckboxGroup, ErrorSummary, Form, Section, Select } from '../../ui/index.ts';
import type { TeamReader } from '../location.store.ts';
import { mostReaders } from '../location.ts';
import { locationTexts } from '../texts.ts';

type Props = {
  ctx: FileContext;
  readers: readonly TeamReader[];
  mayGive: boolean;
  address: string;
  form: FormState;
};

/** Everyone by name: nobody gets the place with a function, and a list that is long is a list of leaks. */
export const ReadersPart = ({ ctx, readers, mayGive, address, form }: Props) => {
  const t = locationTexts(ctx.language).readers;
  const holders = readers.filter(({ reads }) => reads);
  const others = readers.filter(({ reads, staffId }) => !reads && staffId !== ctx.actor.staffId);
  // One who writes it always stays, or nobody could be given it again.
  const last = holders.filter(({ writes }) => writes).length < 2;
  const full = new Set(holders.map(({ staffId }) => staffId)).size >= mostReaders;
  return (
    <Section title={t.title} id="vem">
      <p class="muted">{t.lead(mostReaders)}</p>
      <ul class="lines">
        {holders.map(({ groundId, name, writes, staffId }) => (
          <li>
            <p>
              <strong>{name}</strong> <span class="muted">{writes ? t.writes : t.reads}</span>
            </p>
            {(mayGive || staffId === ctx.actor.staffId) && !(writes && last) && (
              <Form action={`${address}/ta-tillbaka`} label={name} hidden={{ _form: newId(), ground: groundId }} inline>
                <Button kind="secondary" small>
                  {t.take}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayGive && full && <p>{t.full(mostReaders)}</p>}
      {mayGive && !full && others.length === 0 && <p class="muted">{t.allHave}</p>}
      {mayGive && !full && others.length > 0 && (
        <Form action={`${address}/ge`} label={t.give} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <Select
            form={form}
            name="ground"
            label={t.give}
            options={others.map(({ groundId, name }) => ({ value: groundId, label: name }))}
          />
          <CheckboxGroup form={form} name="write" label={t.what} choices={[{ value: 'yes', label: t.alsoWrite }]} />
          <Actions>
            <Button kind="secondary">{t.act}</Button>
          </Actions>
        </Form>
      )}
    </Section>
  );
};
