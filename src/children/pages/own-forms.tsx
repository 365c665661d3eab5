import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { type LocationKind, PlacesNotice } from '../../location/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import { Actions, Button, Disclosure, ErrorSummary, Form, RadioGroup, Select, TextArea } from '../../ui/index.ts';
import {
  type ChildNeed,
  missingOpinions,
  needAreas,
  needVoices,
  schoolKinds,
  schoolKnows,
  schoolStatuses,
  toldHow,
  understoods,
} from '../own.ts';
import { ownTexts } from '../own-texts.ts';

type Props = {
  ctx: FileContext;
  address: string;
  /** As it was posted, where it has to be changed. */
  given: FormState | undefined;
  places: readonly LocationKind[];
};

const choices = <V extends string>(values: readonly V[], words: Readonly<Record<V, string>>) =>
  values.map((value) => ({ value, label: words[value] }));

export const VoiceForm = ({ ctx, address, given, places }: Props) => {
  const t = ownTexts(ctx.language);
  const form = scoped(given ?? emptyForm(), 'rost');
  return (
    <Disclosure label={t.saveVoice} open={given !== undefined}>
      <Form action={`${address}/rost`} hidden={{ _form: newId() }}>
        {hasErrors(form) && (
          <ErrorSummary form={form} labels={{ how: t.how, understood: t.understood, missing: t.missing }} />
        )}
        <TextArea form={form} name="told" label={t.told} help={t.toldHelp} rows={3} optional />
        <Select form={form} name="how" label={t.how} options={choices(toldHow, t.hows)} />
        <RadioGroup
          form={form}
          name="understood"
          label={t.understood}
          choices={choices(understoods, t.understoods)}
          inline
        />
        <TextArea form={form} name="opinion" label={t.opinion} help={t.opinionHelp} rows={3} optional />
        <Select
          form={form}
          name="missing"
          label={t.missing}
          options={choices(missingOpinions, t.missings)}
          emptyLabel={t.nothingMissing}
          optional
        />
        <PlacesNotice kinds={places} language={ctx.language} form={form} />
        <Actions>
          <Button kind="secondary">{t.saveVoice}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

export const NeedForm = ({ ctx, address, given, places }: Props) => {
  const t = ownTexts(ctx.language);
  const form = scoped(given ?? emptyForm(), 'behov');
  return (
    <Disclosure label={t.addNeed} open={given !== undefined}>
      <Form action={`${address}/behov`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} labels={{ area: t.area, saidBy: t.saidBy, words: t.words }} />}
        <Select form={form} name="area" label={t.area} options={choices(needAreas, t.areas)} />
        <Select form={form} name="saidBy" label={t.saidBy} options={choices(needVoices, t.voices)} />
        <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={3} />
        <PlacesNotice kinds={places} language={ctx.language} form={form} />
        <Actions>
          <Button kind="secondary">{t.addNeed}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

type Lines = { ctx: FileContext; needs: readonly ChildNeed[]; address: string; mayWrite: boolean };

export const NeedLines = ({ ctx, needs, address, mayWrite }: Lines) => {
  const { language, now } = ctx;
  const t = ownTexts(language);
  return (
    <ul class="lines">
      {needs.map((need) => (
        <li>
          <p>
            <strong>{t.areas[need.area]}</strong> <span class="muted">{t.voices[need.saidBy]}</span>
          </p>
          <p class="written">{need.words}</p>
          <p class="muted">
            {need.metAt
              ? t.met(showMoment(language, need.metAt, now))
              : t.voiceLine(need.by, showMoment(language, need.at, now))}
          </p>
          {mayWrite && !need.metAt && (
            <Form action={`${address}/behov/${need.id}/mott`} hidden={{ _form: newId() }}>
              <Button kind="quiet">{t.meet}</Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
};

export const SchoolForm = ({ ctx, address, given, places }: Props) => {
  const t = ownTexts(ctx.language);
  const form = scoped(given ?? emptyForm(), 'skola');
  return (
    <Disclosure label={t.saveSchool} open={given !== undefined}>
      <Form action={`${address}/skola`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} labels={{ kind: t.kind, status: t.status, knows: t.knows }} />}
        <p class="help">{t.schoolHelp}</p>
        <RadioGroup form={form} name="kind" label={t.kind} choices={choices(schoolKinds, t.kinds)} inline />
        <Select form={form} name="status" label={t.status} options={choices(schoolStatuses, t.statuses)} />
        <RadioGroup form={form} name="knows" label={t.knows} choices={choices(schoolKnows, t.knowing)} inline />
        <TextArea form={form} name="more" label={t.schoolWords} rows={2} optional />
        <PlacesNotice kinds={places} language={ctx.language} form={form} />
        <Actions>
          <Button kind="secondary">{t.saveSchool}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
