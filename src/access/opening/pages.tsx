import type { FileId } from '../../kernel/ids.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DescriptionList,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  Table,
  TextArea,
} from '../../ui/index.ts';
import type { Frame } from '../route.ts';
import { StaffPage } from '../staff-page.tsx';
import { askedPurposes } from './purpose.ts';
import { openingTexts } from './texts.ts';
import type { whyModel } from './why.ts';

type Ask = { frame: Frame; fileId: FileId; next: string; form?: FormState };

/** The same page for every file, so that it tells nothing about which exist beyond what the address did. */
export const AskReasonPage = ({ frame, fileId, next, form = emptyForm() }: Ask) => {
  const t = openingTexts(frame.language);
  return (
    <StaffPage frame={frame} title={t.ask.title} documentTitle={t.ask.title} narrow lead={t.ask.lead}>
      <Form action={`/akt/${fileId}/oppna`} hidden={{ next }}>
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="purpose"
          label={t.ask.purpose}
          choices={askedPurposes.map((value) => ({ value, label: t.purposes[value] }))}
        />
        <TextArea form={form} name="reason" label={t.ask.reason} help={t.ask.reasonHelp} rows={3} />
        <Actions>
          <Button>{t.ask.button}</Button>
          <ButtonLink kind="quiet" href="/min-dag">
            {t.ask.back}
          </ButtonLink>
        </Actions>
      </Form>
    </StaffPage>
  );
};

type Why = { frame: Frame; fileId: FileId; model: ReturnType<typeof whyModel> };

export const WhyPage = ({ frame, fileId, model }: Why) => {
  const t = openingTexts(frame.language).why;
  return (
    <StaffPage frame={frame} title={t.title} documentTitle={t.title} current="files">
      <div class="stack-wide">
        <p class="way-back">
          <a href={`/akt/${fileId}`}>{t.toFile}</a>
        </p>
        {model.openings.map(({ ground, purpose, ownWords, since, until }) => (
          <DescriptionList
            items={[
              { term: t.ground, value: ground },
              { term: t.purpose, value: purpose },
              ...(ownWords === null ? [] : [{ term: t.reason, value: ownWords }]),
              { term: t.since, value: since },
              { term: t.until, value: until },
              { term: t.me, value: model.me },
            ]}
          />
        ))}
        <Notice>
          <p>{t.logged}</p>
        </Notice>
        <Section title={t.sections} id="avsnitt">
          <Table
            caption={t.sections}
            captionUnseen
            columns={[
              { key: 'section', label: t.section },
              { key: 'reads', label: t.reads },
              { key: 'writes', label: t.writes },
            ]}
            rows={model.sections.map(({ kind, label, reads, writes }) => ({
              id: `avsnitt-${kind}`,
              cells: { section: label, reads: reads ? t.yes : t.no, writes: writes ? t.yes : t.no },
            }))}
          />
        </Section>
      </div>
    </StaffPage>
  );
};
