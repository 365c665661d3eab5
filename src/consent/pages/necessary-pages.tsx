import { type FileContext, shareableParts } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import type { Colleague } from '../../organisation/index.ts';
import { showFullDay, showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  CheckboxGroup,
  DateField,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Fieldset,
  Form,
  Mark,
  Notice,
  RadioGroup,
  Select,
  TextArea,
} from '../../ui/index.ts';
import { notAskedReasons } from '../consent.ts';
import { partsInWords } from '../list-model.ts';
import { type Law, type Necessary, necessaryStanding } from '../necessary.ts';
import { provisionTexts } from '../provision-texts.ts';
import { consentTexts, necessaryTexts } from '../texts.ts';
import { ConsentFrame } from './consent-frame.tsx';

export const withoutReasons = ['refused', ...notAskedReasons] as const;

type AskProps = { ctx: FileContext; form: FormState; readers: readonly Colleague[]; laws: readonly Law[] };

/** The ground by name, and its test as fields: nobody shares because it is convenient. */
export const AskNecessaryPage = ({ ctx, form, readers, laws }: AskProps) => {
  const t = necessaryTexts(ctx.language);
  const parts = consentTexts(ctx.language).parts;
  return (
    <ConsentFrame ctx={ctx} title={t.title} lead={t.lead} inner>
      <Form action={`/akt/${ctx.file.id}/utan-samtycke`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <RadioGroup
          form={form}
          name="without"
          label={t.without}
          choices={withoutReasons.map((value) => ({ value, label: t.whyNot[value] }))}
        />
        <Select
          form={form}
          name="reader"
          label={t.reader}
          help={t.readerHelp}
          options={readers.map(({ id, name, roles }) => ({
            value: id,
            label: `${name}, ${[...new Set(roles.map(({ unitName }) => unitName))].join(', ')}`,
          }))}
        />
        <TextArea form={form} name="ownTask" label={t.ownTask} help={t.ownTaskHelp} rows={2} />
        <Fieldset legend={t.ground}>
          <RadioGroup
            form={form}
            name="law"
            label={provisionTexts(ctx.language).law}
            choices={laws.map((value) => ({ value, label: provisionTexts(ctx.language).laws[value] }))}
          />
          <p class="help">{t.groundHelp}</p>
          <TextArea form={form} name="test" label={t.test} help={t.testHelp} rows={3} />
        </Fieldset>
        <CheckboxGroup
          form={form}
          name="parts"
          label={t.parts}
          choices={shareableParts.map((part) => ({ value: part, label: parts.name[part], help: parts.help[part] }))}
        />
        <Notice kind="info" title={parts.alwaysHeading}>
          <p>{parts.always}</p>
        </Notice>
        <DateField form={form} name="until" label={t.until} help={t.untilHelp} />
        <p class="muted">{t.tell}</p>
        <Actions>
          <Button>{t.askSecond}</Button>
        </Actions>
      </Form>
    </ConsentFrame>
  );
};

type OneProps = { ctx: FileContext; one: Necessary; maySign: boolean; form: FormState | undefined };

/** For the second person: who asks, whom for, why there is no consent, and what opens if she signs. */
export const NecessaryPage = ({ ctx, one, maySign, form = emptyForm() }: OneProps) => {
  const { language, now } = ctx;
  const t = necessaryTexts(language);
  const names = consentTexts(language).parts;
  const standing = necessaryStanding(one, now);
  const day = showFullDay(language, dayOf(one.until.subtract({ seconds: 1 })));
  const at = `/akt/${ctx.file.id}/utan-samtycke/${one.groundId}`;
  const end = standing === 'signed' ? t.end : ctx.actor.staffId === one.askedById ? t.takeBack : t.no;
  return (
    <ConsentFrame ctx={ctx} title={t.signPage} inner>
      <div class="stack-wide">
        <p>
          <Mark kind={standing === 'toSign' ? 'today' : standing === 'signed' ? 'info' : 'plain'}>
            {standing === 'toSign'
              ? t.toSign
              : one.signedBy && one.signedAt
                ? t.signed(one.signedBy, showMoment(language, one.signedAt, now))
                : t.notSignedEnded}
          </Mark>
        </p>
        <DescriptionList
          items={[
            { term: t.asks, value: one.askedBy },
            { term: t.askedAt, value: showMoment(language, one.askedAt, now) },
            { term: t.forWhom, value: one.staffName },
            { term: t.terms.ownTask, value: one.ownTask },
            { term: t.terms.without, value: t.whyNot[one.without] },
            { term: provisionTexts(language).law, value: provisionTexts(language).laws[one.law] },
            { term: t.terms.test, value: one.test },
            {
              term: t.terms.parts,
              value: `${partsInWords(one.parts, language)}. ${names.alwaysHeading}: ${names.always}`,
            },
            { term: t.until, value: day },
            ...(one.endedBecause ? [{ term: t.why, value: one.endedBecause }] : []),
          ]}
        />
        {standing === 'toSign' && maySign && (
          <Form action={`${at}/skriv-under`} hidden={{ _form: newId() }} label={t.sign}>
            <p>{t.consequence(one.staffName, day)}</p>
            <Actions>
              <Button>{t.sign}</Button>
            </Actions>
          </Form>
        )}
        {standing === 'toSign' && !maySign && <p class="muted">{t.notYours}</p>}
        {standing !== 'ended' && ctx.file.mayWrite('consents') && (
          <Disclosure label={end} open={hasErrors(form)}>
            <Form action={`${at}/nej`} hidden={{ _form: newId() }} label={end}>
              {hasErrors(form) && <ErrorSummary form={form} />}
              <TextArea form={form} name="why" label={t.why} rows={2} />
              <Actions>
                <Button kind="secondary">{end}</Button>
              </Actions>
            </Form>
          </Disclosure>
        )}
      </div>
    </ConsentFrame>
  );
};
