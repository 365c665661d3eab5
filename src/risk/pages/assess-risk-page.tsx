import type { FileContext } from '../../access/index.ts';
import { AskItem, inWords, riskLevels } from '../../instruments/index.ts';
import { newId } from '../../kernel/ids.ts';
import { yesNoUnknown } from '../../kernel/yes-no-unknown.ts';
import { showAgo } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { modes, SafetyPage } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ErrorSummary,
  Fieldset,
  Form,
  Notice,
  RadioGroup,
  Scale0to10,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { askedLevels, judgementField } from '../answers.ts';
import type { Found } from '../found.ts';
import { riskTexts } from '../texts.ts';

type Props = { ctx: FileContext; found: Found; form: FormState };
const at = ({ top, risk }: Found) => `${top.address}/lage/${risk.id}`;

/** Three questions, alone on the page: what can't be caught is not woken (voices V49). */
export const FirstPage = ({ ctx, found, form }: Props) => {
  const { language } = ctx;
  const t = riskTexts(language);
  const { risk, whole, top } = found;
  const yesNo = (name: string, label: string) => (
    <RadioGroup
      form={form}
      name={name}
      label={label}
      choices={yesNoUnknown.map((value) => ({ value, label: t.yesNo[value] }))}
      inline
    />
  );
  return (
    <SafetyPage ctx={ctx} top={top} title={t.firstTitle} narrow>
      {risk.pausedAt && (
        <Notice kind="danger" title={whole.alone || whole.safe ? t.notSafeTitle : t.paused}>
          {(whole.alone || whole.safe) && <p class="say">{t.notSafeSay}</p>}
          <p>{t.notSafeThen}</p>
          <p>
            {t.danger} <a href={`${top.address}/bedomning`}>{t.protection}</a>
          </p>
        </Notice>
      )}
      <Form action={at(found)} hidden={{ _form: newId(), version: String(whole.version), act: 'first' }}>
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="mode"
          label={t.mode}
          choices={modes.map((value) => ({ value, label: t.modes[value] }))}
          inline
        />
        <p class="help">{t.firstHelp}</p>
        {yesNo('alone', t.alone)}
        {yesNo('safe', t.safe)}
        <TextField
          form={form}
          name="thereAfterwards"
          label={t.thereAfterwards}
          help={t.thereHelp}
          width="full"
          optional
        />
        <Actions>
          <Button>{t.goOn}</Button>
        </Actions>
      </Form>
    </SafetyPage>
  );
};

/** The questions as they are worded, the person's own figure, and the judgement; kept as one goes. */
export const AssessRiskPage = ({ ctx, found, form }: Props) => {
  const { language, now } = ctx;
  const t = riskTexts(language);
  const { top, risk, whole } = found;
  const { instrument } = whole;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.asking(inWords(instrument.title, language))} narrow>
      {risk.pausedAt && (
        <Notice kind="today" title={t.pausedLine(risk.pausedBy ?? '', showAgo(language, risk.pausedAt, now))}>
          {whole.pausedWords && <p>{whole.pausedWords}</p>}
        </Notice>
      )}
      <Form action={at(found)} hidden={{ _form: newId(), version: String(whole.version) }} keep={at(found)}>
        <ErrorSummary form={form} />
        {instrument.items.length > 0 && (
          <Fieldset legend={t.questions} help={t.questionsHelp}>
            {instrument.intro && <p>{inWords(instrument.intro, language)}</p>}
            {instrument.items.map((item) => (
              <AskItem form={form} instrument={instrument} item={item} language={language} />
            ))}
          </Fieldset>
        )}
        {instrument.judgements.length > 0 && (
          <Fieldset legend={t.asked}>
            {instrument.judgements.map(({ title }, i) => (
              <RadioGroup
                form={form}
                name={judgementField(i)}
                label={inWords(title, language)}
                choices={askedLevels.map((value) => ({ value, label: t.askedLevels[value] }))}
                inline
                optional
              />
            ))}
          </Fieldset>
        )}
        <Fieldset legend={t.own}>
          <Scale0to10
            form={form}
            name="ownEstimate"
            label={t.ownQuestion}
            help={t.ownHelp}
            low={t.ownLow}
            high={t.ownHigh}
          />
          <TextField form={form} name="ownWords" label={t.ownWords} width="full" optional />
        </Fieldset>
        <Fieldset legend={t.judgementTitle}>
          <RadioGroup
            form={form}
            name="level"
            label={t.level}
            choices={riskLevels.map((value) => ({ value, label: t.levels[value], help: t.levelHelp[value] }))}
          />
          <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} />
          {instrument.thresholds.length > 0 && (
            <TextArea form={form} name="lowerBecause" label={t.lowerBecause} help={t.lowerHelp} rows={2} optional />
          )}
        </Fieldset>
        <Actions>
          <Button name="act" value="finish">
            {t.finish}
          </Button>
          <Button kind="secondary" name="act" value="save">
            {t.save}
          </Button>
        </Actions>
        <Fieldset legend={t.pauseTitle}>
          <TextField form={form} name="pausedWords" label={t.pausedWords} width="full" optional />
          <Actions>
            <Button kind="secondary" name="act" value="pause">
              {t.pause}
            </Button>
          </Actions>
        </Fieldset>
      </Form>
    </SafetyPage>
  );
};
