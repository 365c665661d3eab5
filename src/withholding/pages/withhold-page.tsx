import { addressOf, type FileContext, leadsUnitOf, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, Notice, Section, Select, TextField } from '../../ui/index.ts';
import { withholdAddress } from '../address.ts';
import { withholdingTexts } from '../texts.ts';
import { type Item, itemKinds, type Withheld } from '../withholding.ts';

export type WithholdProps = {
  ctx: FileContext;
  item: Item;
  withheld: readonly Withheld[];
  people: readonly { readonly id: string; readonly name: string | null }[];
  colleagues: readonly { readonly id: string; readonly name: string }[];
  form: FormState;
};

export const WithholdPage = ({ ctx, item, withheld, people, colleagues, form }: WithholdProps) => {
  const { language, now, file } = ctx;
  const t = withholdingTexts(language);
  const path = withholdAddress(file, item.id);
  return (
    <StaffPage
      frame={ctx.frame}
      title={t.title}
      documentTitle={t.documentTitle}
      current={file.kind === 'contact' ? 'intake' : 'files'}
      lead={`${t.item[item.kind]}, ${showFixedMoment(language, item.at, now)}. ${t.lead}`}
      narrow
    >
      <div class="stack-wide">
        <p class="way-back">
          <a href={addressOf(file)}>{file.kind === 'contact' ? t.backToContact : t.back}</a>{' '}
          <span class="muted">{file.reference}</span>
        </p>
        {withheld.map((one) => (
          <Kept ctx={ctx} one={one} path={path} />
        ))}
        {file.mayWrite(itemKinds[item.kind]) && (
          <Section title={t.form} id="undanta">
            <Form action={path} label={t.form} hidden={{ _form: newId() }}>
              <ErrorSummary form={form} />
              <Select
                form={form}
                name="person"
                label={t.person}
                help={t.personHelp}
                emptyLabel={t.nobody}
                options={people.map(({ id, name }) => ({ value: id, label: name ?? t.noName }))}
              />
              <Select
                form={form}
                name="colleague"
                label={t.colleague}
                help={t.colleagueHelp}
                emptyLabel={t.nobody}
                options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <TextField form={form} name="why" label={t.why} width="full" />
              <Actions>
                <Button>{t.act}</Button>
              </Actions>
            </Form>
          </Section>
        )}
      </div>
    </StaffPage>
  );
};

const Kept = ({ ctx, one, path }: { ctx: FileContext; one: Withheld; path: string }) => {
  const t = withholdingTexts(ctx.language);
  const title = 'person' in one.from ? t.neverGiven(one.name) : t.neverShown(one.name);
  return (
    <Notice kind="danger" title={title}>
      <p class="written">{one.words}</p>
      <p class="muted">{t.by(one.by, showFixedMoment(ctx.language, one.at, ctx.now))}</p>
      {one.byId === ctx.actor.staffId || leadsUnitOf(ctx.file, ctx.actor) ? (
        <Form action={`${path}/slut`} label={title} hidden={{ _form: newId(), withheld: one.id }} inline>
          <Button kind="secondary" small>
            {t.end}
          </Button>
        </Form>
      ) : (
        <p class="muted">{t.notYours}</p>
      )}
    </Notice>
  );
};
