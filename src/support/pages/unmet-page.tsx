import { type FileContext, type StaffContext, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, Section, Select, Table } from '../../ui/index.ts';
import { serviceTexts } from '../service-texts.ts';
import { type Unmet, type UnmetNeed, unmetNeeds } from '../unmet.store.ts';
import { unmetTexts } from '../unmet-texts.ts';

const inWords = (language: 'sv' | 'en', need: UnmetNeed): string =>
  need === 'language' ? unmetTexts(language).language : serviceTexts(language).knows[need];

type Props = { ctx: FileContext; unmet: readonly Unmet[]; form: FormState | undefined };

export const UnmetPage = ({ ctx, unmet, form = emptyForm() }: Props) => {
  const { language, file, now } = ctx;
  const t = unmetTexts(language);
  return (
    <StaffPage frame={ctx.frame} title={t.title} documentTitle={t.documentTitle} current="files" lead={t.lead} narrow>
      <p class="way-back">
        <a href={`/akt/${file.id}/insatser`}>{t.back}</a> <span class="muted">{file.reference}</span>
      </p>
      <div class="stack-wide">
        <p>
          <a href="/insatser">{t.search}</a>
        </p>
        {file.mayWrite('plan') && file.mayWrite('notes') && (
          <Form action={`/akt/${file.id}/saknas`} hidden={{ _form: newId() }}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            <Select
              form={form}
              name="need"
              label={t.label}
              options={unmetNeeds.map((value) => ({ value, label: inWords(language, value) }))}
            />
            <Actions>
              <Button>{t.button}</Button>
            </Actions>
          </Form>
        )}
        <Section title={t.written} id="inskrivet">
          {unmet.length === 0 && <p class="muted">{t.none}</p>}
          <ul class="lines">
            {unmet.map(({ need, at }) => (
              <li>
                {inWords(language, need)} <span class="muted">{showNearDay(language, dayOf(at), dayOf(now))}</span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </StaffPage>
  );
};

/** For those who lead: how many, and never who (V39). */
export const CountedUnmet = ({
  ctx: { language },
  counted,
}: {
  ctx: Pick<StaffContext, 'language'>;
  counted: readonly { readonly need: UnmetNeed; readonly n: number }[];
}) => {
  const t = unmetTexts(language);
  return (
    <Section title={t.counted} id="saknas">
      {counted.length === 0 ? (
        <p class="muted">{t.few}</p>
      ) : (
        <Table
          caption={t.counted}
          captionUnseen
          columns={[
            { key: 'need', label: t.need },
            { key: 'files', label: t.files, numeric: true },
          ]}
          rows={counted.map(({ need, n }) => ({
            id: `saknas-${need}`,
            cells: { need: inWords(language, need), files: String(n) },
          }))}
        />
      )}
    </Section>
  );
};
