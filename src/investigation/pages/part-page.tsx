import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { timeOf } from '../../kernel/instant.ts';
import { showFixedMoment, showTime } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import { newPageVersion, showVersion } from '../../platform/web/page-version.ts';
import { nameOf, SafetyPage } from '../../safety/index.ts';
import { Actions, Button, Disclosure, ErrorSummary, Form, Notice, Section, TextArea } from '../../ui/index.ts';
import { keyOf, mayWriteIn, type Place } from '../investigation.ts';
import { addressOf, type DocumentFacts } from '../load.ts';
import type { Part, Version } from '../part.store.ts';
import { investigationTexts } from '../texts.ts';

type Props = {
  ctx: FileContext;
  facts: DocumentFacts;
  place: Place;
  part: Part | undefined;
  versions: readonly Version[];
  form?: FormState;
  /** What another page has saved since; both are shown. */
  conflict?: Part;
};

/** What a part is called where there are several children. */
export function titleOf(place: Place, { top }: DocumentFacts, language: FileContext['language']): string {
  const t = investigationTexts(language);
  const child = top.people.find(({ id }) => id === place.child);
  return child ? t.impactOf(nameOf(child, top.people, language)) : t.part[place.part];
}

/** One part alone: where it was not saved, and what stood there before. */
export const PartPage = ({ ctx, facts, place, part, versions, form, conflict }: Props) => {
  const { language, now } = ctx;
  const t = investigationTexts(language);
  const home = `${addressOf(ctx, facts.investigation.id)}#del-${place.part}`;
  const writable = ctx.file.mayWrite('decisions') && mayWriteIn(facts.investigation);
  return (
    <SafetyPage ctx={ctx} top={facts.top} title={titleOf(place, facts, language)} lead={t.partHelp[place.part]} narrow>
      <p class="way-back">
        <a href={home}>{t.document.toDocument}</a>
      </p>
      {conflict && (
        <Notice kind="today" title={t.document.conflict} announce>
          <p>{t.document.conflictHelp(conflict.savedBy, showFixedMoment(language, conflict.savedAt, now))}</p>
          <p class="written">{conflict.text}</p>
          <p>
            <a href={home}>{t.document.takeTheirs}</a>
          </p>
        </Notice>
      )}
      {writable || (form && hasErrors(form)) ? (
        <PartForm ctx={ctx} facts={facts} place={place} part={conflict ?? part} form={form} />
      ) : (
        <p class="written">{part?.text}</p>
      )}
      <Section id="versioner" title={t.document.versions} count={versions.length}>
        <p class="help">{versions.length > 0 ? t.document.versionsLead : t.document.noVersions}</p>
        {versions.map((one) => (
          <Disclosure label={t.document.version(one.version, one.by, showFixedMoment(language, one.at, now))}>
            <p class="written">{one.text}</p>
          </Disclosure>
        ))}
      </Section>
    </SafetyPage>
  );
};

type FormProps = Pick<Props, 'ctx' | 'facts' | 'place' | 'part'> & { form?: FormState | undefined };

/** Saved while typing; with script off there is the button. Each part is a form of its own, so that two can write at once. */
export const PartForm = ({ ctx, facts, place, part, form }: FormProps) => {
  const { language } = ctx;
  const t = investigationTexts(language);
  const url = `${addressOf(ctx, facts.investigation.id)}/del/${keyOf(place)}`;
  const version = showVersion(newPageVersion(part?.version ?? 0));
  const label = titleOf(place, facts, language);
  const shown = form ?? { ...emptyForm({ text: part?.text ?? '' }), scope: keyOf(place).replace('.', '-') };
  return (
    <Form action={url} label={label} hidden={{ _form: newId(), version }}>
      <ErrorSummary form={shown} />
      <TextArea
        form={shown}
        name="text"
        label={label}
        help={t.partHelp[place.part]}
        rows={part && part.text.length > 400 ? 12 : 6}
        autosave={{ url, version, savedAt: part && showTime(language, timeOf(part.savedAt)) }}
      />
      <Actions>
        <Button kind="secondary" small>
          {t.document.save}
        </Button>
        {part && <a href={url}>{t.document.versions}</a>}
      </Actions>
    </Form>
  );
};
