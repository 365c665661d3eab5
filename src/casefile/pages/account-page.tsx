import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { timeOf } from '../../kernel/instant.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { showFixedMoment, showTime } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import { newPageVersion, showVersion } from '../../platform/web/page-version.ts';
import { ViolenceLines, type ViolenceTold, violenceWords } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { type Withheld, WithheldLine } from '../../withholding/index.ts';
import {
  type AccountVersion,
  confirmedHows,
  draftOf,
  newestFirst,
  retellingReasons,
  reused,
  startOfNext,
  type ToldCount,
  waitingForHer,
} from '../account.ts';
import { fileLinks } from '../links.ts';
import type { PersonTold } from '../people.ts';
import { recordTexts } from '../record-texts.ts';
import { Hints } from './hints.tsx';
import { InnerPage } from './inner-page.tsx';

export type AccountForms = {
  readonly draft?: FormState;
  readonly confirm?: FormState;
  readonly retell?: FormState;
  readonly conflict?: boolean;
};

type Props = {
  ctx: FileContext;
  versions: readonly AccountVersion[];
  told: ToldCount;
  violence: readonly ViolenceTold[];
  people: readonly PersonTold[];
  forms: AccountForms;
  /** The one who came to write sees the field; others read. */
  writing: boolean;
  places: readonly LocationKind[];
  withheld: readonly Withheld[];
};

export const AccountPage = (props: Props) => {
  const { ctx, versions, told, forms } = props;
  const { language } = ctx;
  const t = recordTexts(language).account;
  const current = reused(versions);
  const waiting = waitingForHer(versions);
  const draft = draftOf(versions);
  const mayWrite = ctx.file.mayWrite('account');
  const opensField = props.writing || draft !== undefined || forms.draft !== undefined || versions.length === 0;
  const earlier = newestFirst(versions).filter((one) => !one.draft && one !== current && one !== waiting);
  return (
    <InnerPage ctx={ctx} title={t.title} lead={t.lead}>
      <div class="stack-wide">
        {waiting && <Waiting {...props} waiting={waiting} />}
        {current && (
          <section aria-labelledby="galler" class="record-current stack">
            <h2 id="galler">
              {t.current} <Mark kind="done">{t.version(current.version)}</Mark>
            </h2>
            <VersionFacts version={current} ctx={ctx} withheld={props.withheld} />
            <p class="written">{current.text}</p>
          </section>
        )}
        {!current && !waiting && !draft && <p>{t.none}</p>}
        {mayWrite && opensField && <Writing {...props} />}
        {mayWrite && !opensField && (
          <p>
            <ButtonLink kind="secondary" href={`${fileLinks(ctx.file.id).account}?skriv`}>
              {t.correct}
            </ButtonLink>
          </p>
        )}
        <Section title={violenceWords(language).told.title} id="vald" count={props.violence.length}>
          <p class="help">{violenceWords(language).told.lead}</p>
          <ViolenceLines told={props.violence} people={props.people} language={language} now={ctx.now} />
        </Section>
        <Section title={t.count} id="antal">
          <DescriptionList
            items={[
              { term: t.met, value: String(told.staffMet) },
              { term: t.retold, value: String(told.retold) },
            ]}
          />
          {mayWrite && <Retelling {...props} />}
        </Section>
        {earlier.length > 0 && (
          <Section title={t.earlier} id="tidigare" count={earlier.length}>
            {earlier.map((version) => (
              <Disclosure label={t.version(version.version)}>
                <VersionFacts version={version} ctx={ctx} withheld={props.withheld} />
                <p class="written">{version.text}</p>
              </Disclosure>
            ))}
          </Section>
        )}
      </div>
    </InnerPage>
  );
};

type FactsProps = Pick<Props, 'ctx' | 'withheld'> & { version: AccountVersion };

const VersionFacts = ({ version, ctx, withheld }: FactsProps) => {
  const t = recordTexts(ctx.language).account;
  const when = (moment: typeof version.writtenAt) => showFixedMoment(ctx.language, moment, ctx.now);
  return (
    <div class="muted">
      <p>{t.written(version.writerName, when(version.writtenAt))}</p>
      <p>
        {version.confirmedAt && version.confirmedHow
          ? t.confirmed(t.howWords[version.confirmedHow], when(version.confirmedAt), version.confirmedTo ?? '')
          : t.unconfirmed}
      </p>
      {version.changed && (
        <p>
          {t.changed} {version.changed}
        </p>
      )}
      <WithheldLine ctx={ctx} kind="account" item={version.id} withheld={withheld} />
    </div>
  );
};

const Waiting = ({ ctx, waiting, forms, withheld }: Props & { waiting: AccountVersion }) => {
  const t = recordTexts(ctx.language).account;
  const form = forms.confirm ?? emptyForm();
  return (
    <section aria-labelledby="vantar" class="record-current stack">
      <h2 id="vantar">
        {t.waiting} <Mark kind="today">{t.version(waiting.version)}</Mark>
      </h2>
      <VersionFacts version={waiting} ctx={ctx} withheld={withheld} />
      <p class="written">{waiting.text}</p>
      {ctx.file.mayWrite('account') && (
        <Form
          action={`${fileLinks(ctx.file.id).account}/bekrafta`}
          hidden={{ _form: newId(), version: String(waiting.version) }}
        >
          <ErrorSummary form={form} />
          <RadioGroup
            form={form}
            name="how"
            label={t.how}
            choices={confirmedHows.map((how) => ({ value: how, label: t.howChoice[how] }))}
          />
          <Actions>
            <Button>{t.confirm}</Button>
          </Actions>
        </Form>
      )}
    </section>
  );
};

const Writing = ({ ctx, versions, forms, places }: Props) => {
  const { language } = ctx;
  const t = recordTexts(language).account;
  const target = fileLinks(ctx.file.id).account;
  const draft = draftOf(versions);
  const next = startOfNext(versions);
  const body = draft?.text ?? next.text;
  const version = showVersion(newPageVersion(draft?.revision ?? 0));
  const form = forms.draft ?? emptyForm({ text: body });
  const isCorrection = (draft?.version ?? next.version) > 1;
  return (
    <section aria-labelledby="skriv" class="stack">
      <h2 id="skriv">{isCorrection ? t.correct : t.write}</h2>
      {forms.conflict && draft && (
        <Notice kind="today" title={recordTexts(language).note.conflict} announce>
          <p>
            {recordTexts(language).note.conflictHelp(
              draft.writerName,
              showFixedMoment(language, draft.savedAt ?? draft.writtenAt, ctx.now),
            )}
          </p>
          <p class="written">{draft.text}</p>
          <p>
            <a href={`${target}?skriv`}>{recordTexts(language).note.takeTheirs}</a>
          </p>
        </Notice>
      )}
      <Form action={target} hidden={{ _form: newId(), version }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        {draft && draft.writtenBy !== ctx.actor.staffId && <p class="muted">{t.begunBy(draft.writerName)}</p>}
        <TextArea
          form={form}
          name="text"
          label={t.text}
          help={t.textHelp}
          rows={14}
          autosave={{
            url: target,
            version,
            savedAt: draft?.savedAt ? showTime(language, timeOf(draft.savedAt)) : undefined,
          }}
        />
        <PlacesNotice kinds={places} language={language} form={form} />
        <Hints text={body} language={language} live />
        {isCorrection && (
          <TextArea form={form} name="changed" label={t.whatChanged} help={t.whatChangedHelp} rows={2} />
        )}
        <p class="help">{t.finishHelp}</p>
        <Actions>
          <Button kind={waitingForHer(versions) ? 'secondary' : 'primary'} formaction={`${target}/klar`}>
            {t.finish}
          </Button>
          <Button kind="quiet">{t.save}</Button>
        </Actions>
      </Form>
    </section>
  );
};

const Retelling = ({ ctx, forms }: Props) => {
  const t = recordTexts(ctx.language).account;
  const form = forms.retell ?? emptyForm();
  return (
    <Disclosure label={t.retell} open={forms.retell !== undefined}>
      <Form action={`${fileLinks(ctx.file.id).account}/igen`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <p class="help">{t.retellHelp}</p>
        <RadioGroup
          form={form}
          name="why"
          label={t.why}
          choices={retellingReasons.map((why) => ({ value: why, label: t.whyChoice[why] }))}
        />
        <Actions>
          <Button kind="secondary">{t.count1}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
