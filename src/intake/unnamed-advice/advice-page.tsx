import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { Backup } from '../../organisation/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { type FormState, fieldValue, hasErrors } from '../../platform/web/form.ts';
import { violenceKinds, violenceWords } from '../../safety/index.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  Table,
  TextArea,
} from '../../ui/index.ts';
import {
  type Advice,
  adviceAnswers,
  adviceChannels,
  adviceFor,
  advisedKinds,
  termsTolds,
  unfindableReasons,
} from './advice.ts';
import { adviceTexts } from './texts.ts';

export const advicePath = '/rad-utan-namn';

type Props = {
  frame: Frame;
  form: FormState;
  latest: readonly Advice[];
  backup: Backup | undefined;
};

/** Who is in danger or a child who can be found: it goes on, and never ends here. */
const mustGoOn = (form: FormState): boolean =>
  hasErrors(form) && ['danger', 'childConcern'].some((name) => fieldValue(form, name) === 'known');

export const AdvicePage = ({ frame, form, latest, backup }: Props) => {
  const t = adviceTexts(frame.language);
  const kinds = violenceWords(frame.language).kind;
  const must = mustGoOn(form);
  const answers = adviceAnswers.map((value) => ({ value, label: t.answers[value] }));
  return (
    <StaffPage frame={frame} title={t.title} documentTitle={t.documentTitle} current="intake" lead={t.lead} narrow>
      <p>
        <a href="/kontakt/ny">{t.ordinary}</a>
      </p>
      <div class="stack-wide">
        <Form action={advicePath} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          {must && (
            <Notice kind="danger" title={t.mustGoOn.title}>
              <p>{t.mustGoOn.words}</p>
              {fieldValue(form, 'danger') === 'known' && <BackupLine frame={frame} backup={backup} />}
              <Button formaction={`${advicePath}/vidare`}>{t.furtherMust}</Button>
            </Notice>
          )}
          <Section title={t.say.title} id="forst">
            <div class="stack">
              <div class="say">
                {t.say.lines.map((line) => (
                  <p>{line}</p>
                ))}
              </div>
              <RadioGroup
                form={form}
                name="termsTold"
                label={t.termsTold}
                choices={termsTolds.map((value) => ({ value, label: t.termsTolds[value] }))}
              />
            </div>
          </Section>
          <RadioGroup
            form={form}
            name="forWhom"
            label={t.forWhom}
            choices={adviceFor.map((value) => ({ value, ...t.forWhoms[value] }))}
          />
          <RadioGroup
            form={form}
            name="channel"
            label={t.channel}
            inline
            choices={adviceChannels.map((value) => ({ value, label: t.channels[value] }))}
          />
          <RadioGroup form={form} name="danger" label={t.danger} help={t.dangerHelp} choices={answers} />
          <RadioGroup
            form={form}
            name="childConcern"
            label={t.childConcern}
            help={t.childConcernHelp}
            choices={answers}
          />
          <RadioGroup
            form={form}
            name="because"
            label={t.because}
            help={t.becauseHelp}
            optional
            choices={unfindableReasons.map((value) => ({ value, label: t.becauses[value] }))}
          />
          <CheckboxGroup
            form={form}
            name="violence"
            label={t.violence}
            help={t.violenceHelp}
            inline
            choices={violenceKinds.map((value) => ({ value, label: kinds[value].label }))}
          />
          <CheckboxGroup
            form={form}
            name="advised"
            label={t.advised}
            choices={advisedKinds.map((value) => ({ value, label: t.adviseds[value] }))}
          />
          <TextArea form={form} name="note" label={t.note} help={t.noteHelp} rows={3} optional />
          <Actions>
            <Button kind={must ? 'secondary' : 'primary'}>{t.end}</Button>
            {!must && (
              <Button kind="secondary" formaction={`${advicePath}/vidare`}>
                {t.further}
              </Button>
            )}
          </Actions>
        </Form>
        <Latest frame={frame} latest={latest} />
      </div>
    </StaffPage>
  );
};

export const BackupLine = ({ frame, backup }: { frame: Frame; backup: Backup | undefined }) => {
  const t = adviceTexts(frame.language);
  return <p>{backup?.phone ? t.backup(backup.name, backup.phone) : t.noBackup}</p>;
};

const Latest = ({ frame, latest }: { frame: Frame; latest: readonly Advice[] }) => {
  const t = adviceTexts(frame.language);
  return (
    <Section title={t.latest.title} id="senaste">
      <p class="muted">{t.latest.lead}</p>
      {latest.length === 0 ? (
        <p>{t.latest.none}</p>
      ) : (
        <Table
          caption={t.latest.title}
          captionUnseen
          columns={(['when', 'forWhom', 'channel', 'by'] as const).map((key) => ({ key, label: t.latest[key] }))}
          rows={latest.map((one) => ({
            id: `rad-${one.id}`,
            cells: {
              when: <a href={`${advicePath}/${one.id}`}>{showMoment(frame.language, one.givenAt, frame.now)}</a>,
              forWhom: t.forWhoms[one.forWhom].label,
              channel: t.channels[one.channel],
              by: one.givenByName,
            },
          }))}
        />
      )}
    </Section>
  );
};
