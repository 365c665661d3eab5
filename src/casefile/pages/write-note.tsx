import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { type Instant, timeOf } from '../../kernel/instant.ts';
import { showTime } from '../../platform/language/dates.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { Actions, Button, Form, TextArea } from '../../ui/index.ts';
import { noteAddress } from '../links.ts';
import { recordTexts } from '../record-texts.ts';
import { casefileTexts } from '../texts.ts';
import { Hints } from './hints.tsx';

type Props = {
  ctx: FileContext;
  draft: {
    readonly id: string | undefined;
    readonly text: string;
    readonly version: string;
    readonly savedAt: Instant | undefined;
  };
  /** Drafts of the reader's own beside this one. */
  more: readonly { readonly words: string; readonly href: string }[];
};

/** Open, so that the first word is one key away; what is in it is a draft of the reader's own. */
export const WriteNote = ({ ctx, draft, more }: Props) => {
  const t = casefileTexts(ctx.language);
  const target = noteAddress(ctx.file, draft.id ?? newId());
  return (
    <Form action={target} label={t.write} hidden={{ _form: newId(), version: draft.version, from: 'page' }}>
      <TextArea
        form={emptyForm({ text: draft.text })}
        name="text"
        label={t.write}
        help={t.writeHelp}
        rows={draft.text ? 6 : 3}
        autosave={{
          url: target,
          version: draft.version,
          savedAt: draft.savedAt && showTime(ctx.language, timeOf(draft.savedAt)),
        }}
      />
      <Hints text={draft.text} language={ctx.language} live />
      <Actions>
        <Button kind="secondary" formaction={`${target}/signera`}>
          {t.sign}
        </Button>
        <Button kind="quiet">{t.saveDraft}</Button>
        <Button kind="quiet" formaction={`${target}/bifoga`}>
          {recordTexts(ctx.language).attachment.attach}
        </Button>
        {more.map(({ words, href }) => (
          <a href={href}>{words}</a>
        ))}
      </Actions>
    </Form>
  );
};
