import type { FileContext } from '../../access/index.ts';
import { stateOf } from '../../clocks/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { yesNoUnknown } from '../../kernel/yes-no-unknown.ts';
import { showAgo, showDeadline, showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  EmptyState,
  ErrorSummary,
  Fieldset,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Scale0to10,
  Table,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { type Withheld, WithheldLine } from '../../withholding/index.ts';
import type { FileTopFacts } from '../file-top.store.ts';
import type { Protected } from '../people.store.ts';
import { modes, needs, standingOf, stayMeasures, stayObstacles } from '../protection.ts';
import { childTalks, stayings } from '../protection-form.ts';
import type { ProtectionRow } from '../protection-rows.ts';
import { protectionTexts } from '../protection-texts.ts';
import { nameOf } from '../texts.ts';
import { SafetyPage } from './safety-page.tsx';

type View = { ctx: FileContext; top: FileTopFacts };

export const ProtectionPage = ({ ctx, top, rows }: View & { rows: readonly ProtectionRow[] }) => {
  const t = protectionTexts(ctx.language);
  const mayWrite = ctx.file.mayWrite('protection');
  const firstGap = rows.find(({ tone }) => tone === 'danger');
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead}>
      {rows.length === 0 ? (
        <EmptyState title={t.nobody}>
          <p>{t.nobodyHelp}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.title}
          captionUnseen
          columns={[
            { key: 'who', label: t.columns.who },
            { key: 'state', label: t.columns.state },
            { key: 'fear', label: t.fearTitle },
            { key: 'due', label: t.due },
            { key: 'act', label: t.columns.act },
          ]}
          rows={rows.map((row) => ({
            id: `person-${row.person.id}`,
            cells: {
              who: row.name,
              state: <Mark kind={row.tone}>{row.state}</Mark>,
              fear: row.fear,
              due: row.clock ? <Due ctx={ctx} clock={row.clock} /> : t.noClock,
              act: (
                <>
                  {mayWrite && (
                    <ButtonLink
                      small
                      kind={row === firstGap ? 'primary' : 'secondary'}
                      href={`${top.address}/bedomning/${row.person.id}`}
                    >
                      {row.act}
                    </ButtonLink>
                  )}
                  {row.needsDecision && (
                    <>
                      {' '}
                      <a href={`${top.address}/beslut?person=${row.person.id}`}>{t.askDecision}</a>
                    </>
                  )}
                </>
              ),
            },
          }))}
        />
      )}
    </SafetyPage>
  );
};

const Due = ({ ctx, clock }: { ctx: FileContext; clock: NonNullable<ProtectionRow['clock']> }) => {
  const state = stateOf(clock, ctx.now);
  const text = showDeadline(ctx.language, clock.dueAt, ctx.now);
  return state === 'breached' ? <Mark kind="breach">{text}</Mark> : <span>{text}</span>;
};

type Said = { readonly score: number; readonly at: Instant } | undefined;
type FormProps = View & { form: FormState; person: Protected; fear: Said; withheld?: readonly Withheld[] };

export const AssessPage = ({ ctx, top, form, person, fear, withheld = [] }: FormProps) => {
  const { language, now } = ctx;
  const t = protectionTexts(language);
  const { open, last } = standingOf(person.id, top.assessments);
  const child = person.isChild;
  const address = `${top.address}/bedomning/${person.id}`;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.formTitle(nameOf(person, top.people, language))} lead={t.noScore} narrow>
      {open?.pausedAt && (
        <Notice kind="today" title={t.pausedNow(open.pausedBy ?? '', showMoment(language, open.pausedAt, now))} />
      )}
      {last?.need && last.assessedAt && (
        <>
          <p class="help">{t.last(t.needs[last.need], showAgo(language, last.assessedAt, now), last.by)}</p>
          <WithheldLine ctx={ctx} kind="assessment" item={last.id} withheld={withheld} />
        </>
      )}
      <Form action={address} hidden={{ _form: newId(), seen: open?.id ?? '', seenState: open?.state ?? '' }}>
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="mode"
          label={t.mode}
          choices={modes.map((value) => ({ value, label: t.modes[value] }))}
          inline
        />
        <Fieldset legend={t.phone} help={t.phoneHelp}>
          <YesNo ctx={ctx} form={form} name="alone" label={child ? t.childAlone : t.alone} />
          <YesNo ctx={ctx} form={form} name="safe" label={child ? t.childSafe : t.safe} />
          <TextField
            form={form}
            name="thereAfterwards"
            label={child ? t.childThereAfterwards : t.thereAfterwards}
            width="full"
            optional
          />
        </Fieldset>
        {child ? <ChildFields ctx={ctx} form={form} fear={fear} /> : <AdultFields ctx={ctx} form={form} fear={fear} />}
        <Fieldset legend={t.needTitle}>
          <RadioGroup
            form={form}
            name="need"
            label={t.need}
            choices={needs.map((value) => ({ value, label: t.needs[value], help: t.needHelp[value] || undefined }))}
          />
          <TextArea form={form} name="words" label={t.motive} help={t.motiveHelp} />
          {last?.need && last.need !== 'none' && (
            <TextArea
              form={form}
              name="lowerBecause"
              label={t.lowerBecause}
              help={t.lowerHelp(t.needs[last.need])}
              rows={2}
              optional
            />
          )}
        </Fieldset>
        <Actions>
          <Button>{t.finish}</Button>
        </Actions>
        <Fieldset legend={t.pauseTitle} help={t.pauseHelp}>
          <TextField form={form} name="pausedWords" label={t.pausedWords} width="full" optional />
          <Actions>
            <Button kind="secondary" name="pause" value="yes">
              {t.pause}
            </Button>
          </Actions>
        </Fieldset>
      </Form>
    </SafetyPage>
  );
};

type Fields = { ctx: FileContext; form: FormState };

const YesNo = ({ ctx, form, name, label }: Fields & { name: string; label: string }) => {
  const t = protectionTexts(ctx.language);
  return (
    <RadioGroup
      form={form}
      name={name}
      label={label}
      choices={yesNoUnknown.map((value) => ({ value, label: t.yesNo[value] }))}
      inline
      optional
    />
  );
};

type WithFear = Fields & { fear: Said };

const Fear = ({ ctx, form, fear, label, optional = false }: WithFear & { label: string; optional?: boolean }) => {
  const t = protectionTexts(ctx.language);
  return (
    <Fieldset legend={t.fearTitle}>
      <Scale0to10
        form={form}
        name="fear"
        label={label}
        help={fear && t.fearKnown(String(fear.score), showAgo(ctx.language, fear.at, ctx.now))}
        optional={optional || fear !== undefined}
      />
      <TextField
        form={form}
        name="fearNotAsked"
        label={t.fearNotAsked}
        help={t.fearNotAskedHelp}
        width="full"
        optional
      />
    </Fieldset>
  );
};

const AdultFields = ({ ctx, form, fear }: WithFear) => {
  const t = protectionTexts(ctx.language);
  return (
    <>
      <Fieldset legend={t.stay} help={t.stayHelp}>
        <RadioGroup
          form={form}
          name="staying"
          label={t.staying}
          choices={stayings.map((value) => ({ value, label: t.stayings[value] }))}
        />
        <CheckboxGroup
          form={form}
          name="measures"
          label={t.measures}
          choices={stayMeasures.map((value) => ({ value, label: t.measure[value] }))}
          optional
        />
        <CheckboxGroup
          form={form}
          name="obstacles"
          label={t.obstacles}
          choices={stayObstacles.map((value) => ({ value, label: t.obstacle[value] }))}
          optional
        />
        <TextArea form={form} name="letsStay" label={t.letsStay} rows={3} optional />
      </Fieldset>
      <Fear ctx={ctx} form={form} fear={fear} label={t.fearQuestion} />
    </>
  );
};

const ChildFields = ({ ctx, form, fear }: WithFear) => {
  const t = protectionTexts(ctx.language);
  return (
    <>
      <Fieldset legend={t.childTitle} help={t.childHelp}>
        <RadioGroup
          form={form}
          name="childSeen"
          label={t.childSeen}
          choices={(['seen', 'notSeen'] as const).map((value) => ({ value, label: t.childSeens[value] }))}
          inline
        />
        <RadioGroup
          form={form}
          name="childTalked"
          label={t.childTalked}
          choices={childTalks.map((value) => ({ value, label: t.childTalkeds[value] }))}
        />
        <TextArea form={form} name="childTold" label={t.childTold} rows={3} />
        <YesNo ctx={ctx} form={form} name="childUnderstood" label={t.childUnderstood} />
        <TextArea form={form} name="childSaid" label={t.childSaid} help={t.childSaidHelp} rows={3} />
        <YesNo ctx={ctx} form={form} name="perpetratorReaches" label={t.perpetratorReaches} />
        <YesNo ctx={ctx} form={form} name="childNeedsCare" label={t.childNeedsCare} />
      </Fieldset>
      <Fear ctx={ctx} form={form} fear={fear} label={t.childFearQuestion} optional />
    </>
  );
};
