import type { FileContext, ProtectedIdentity } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, Notice, RadioGroup } from '../../ui/index.ts';
import { aroundTexts } from '../around-texts.ts';
import { fileLinks } from '../links.ts';
import { casefileTexts } from '../texts.ts';
import { InnerPage } from './inner-page.tsx';

/** Each level says what it changes, and for whom, before it is chosen. */
export const LevelPage = ({ ctx, may, form }: { ctx: FileContext; may: boolean; form?: FormState }) => {
  const { language, file } = ctx;
  const t = aroundTexts(language).level;
  const names = casefileTexts(language).levelName;
  const shown = form ?? emptyForm({ level: file.protection });
  return (
    <InnerPage ctx={ctx} title={t.title} lead={t.lead}>
      {!may && (
        <Notice kind="info" title={names[file.protection]}>
          <p>{t.mayNot}</p>
        </Notice>
      )}
      {may && (
        <Form action={fileLinks(file.id).level} hidden={{ _form: newId() }}>
          <ErrorSummary form={shown} />
          <RadioGroup
            form={shown}
            name="level"
            label={t.choose}
            choices={(Object.keys(names) as ProtectedIdentity[]).map((level) => ({
              value: level,
              label: names[level],
              help: t.help[level],
            }))}
          />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Form>
      )}
    </InnerPage>
  );
};
