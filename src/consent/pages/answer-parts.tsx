import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { emptyForm, type FormState, fieldError, hasErrors } from '../../platform/web/form.ts';
import { Tick } from '../../safety/index.ts';
import { Actions, Button, controlId, Disclosure, ErrorSummary, Form, RadioGroup, Section } from '../../ui/index.ts';
import { type Consent, notAskedReasons } from '../consent.ts';
import { signatureHeight, signatureWidth } from '../signature.ts';
import { consentTexts } from '../texts.ts';
import { worderIn } from '../wording.ts';

type Part = { ctx: FileContext; at: string };

/** What no consent stops is said before there is anything to sign. In the language of the form, to be read aloud from it. */
export const TellPart = ({
  ctx,
  at,
  consent,
  form = emptyForm(),
}: Part & { consent: Consent; form: FormState | undefined }) => {
  const t = consentTexts(ctx.language).one;
  const { limits, rights } = worderIn(consent.language);
  return (
    <Section title={t.tellTitle} id="beratta">
      <p class="lead">{t.tellLead}</p>
      <div class="paper stack" lang={consent.language}>
        <h3>{consentTexts(consent.language).one.limits}</h3>
        <ul>
          {limits.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <h3>{consentTexts(consent.language).one.rights}</h3>
        <ul>
          {rights.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </div>
      <Form action={`${at}/berattat`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <Tick form={form} name="alone" label={t.aloneNow} />
        <Tick form={form} name="told" label={t.told} />
        <Actions>
          <Button>{t.tellDone}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

/** On the screen where it can be drawn on; on paper always. */
export const SignPart = ({
  ctx,
  at,
  screen = emptyForm(),
  paper = emptyForm(),
}: Part & { screen: FormState | undefined; paper: FormState | undefined }) => {
  const t = consentTexts(ctx.language).one;
  const pad = controlId(screen, 'signature');
  const paperId = controlId(paper, 'paper');
  const paperError = fieldError(paper, 'paper');
  return (
    <Section title={t.signTitle} id="skriv-under">
      <Form action={`${at}/skarm`} hidden={{ _form: newId() }} label={t.onScreen}>
        {hasErrors(screen) && <ErrorSummary form={screen} />}
        <p class="muted" data-signature-without="">
          {t.noScript}
        </p>
        <div class="stack" data-signature="" hidden>
          <p>{t.onScreenHelp}</p>
          <svg
            class="signature signature-pad"
            id={pad}
            tabindex={-1}
            viewBox={`0 0 ${signatureWidth} ${signatureHeight}`}
            role="img"
            aria-label={t.pad}
          >
            <path d="" />
          </svg>
          <input type="hidden" name="signature" value="" />
          <p class="muted">{t.keyboard}</p>
          <Actions>
            <Button>{t.sign}</Button>
            <button type="button" class="ds-button button button-quiet" data-variant="tertiary" data-signature-clear="">
              {t.clear}
            </button>
          </Actions>
        </div>
      </Form>
      <Disclosure label={t.onPaper} id="papper" open={hasErrors(paper)}>
        <p>
          <a href={`${at}/blankett`}>{t.print}</a>
        </p>
        <Form action={`${at}/papper`} hidden={{ _form: newId() }} label={t.onPaper} upload>
          {hasErrors(paper) && <ErrorSummary form={paper} />}
          <div class={paperError ? 'field field-wrong' : 'field'}>
            <label class="label" for={paperId}>
              {t.paper}
            </label>
            <p class="help" id={`${paperId}-help`}>
              {t.paperHelp}
            </p>
            {paperError && (
              <p class="field-error" id={`${paperId}-error`}>
                {paperError}
              </p>
            )}
            <input
              type="file"
              id={paperId}
              name="paper"
              accept="image/jpeg,image/png,application/pdf"
              aria-describedby={`${paperId}-help${paperError ? ` ${paperId}-error` : ''}`}
            />
          </div>
          <Actions>
            <Button kind="secondary">{t.upload}</Button>
          </Actions>
        </Form>
      </Disclosure>
    </Section>
  );
};

const others = ['refused', 'saidYes', ...notAskedReasons] as const;

/** A no is one step, and costs nothing. */
export const AnswerPart = ({ ctx, at, form = emptyForm() }: Part & { form: FormState | undefined }) => {
  const t = consentTexts(ctx.language).one;
  const help: Partial<Record<(typeof others)[number], string>> = t.answersHelp;
  return (
    <Section title={t.otherAnswer} id="annat-svar">
      <Form action={`${at}/svar`} hidden={{ _form: newId() }} label={t.otherAnswer}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <RadioGroup
          form={form}
          name="answer"
          label={t.answer}
          choices={others.map((value) => ({ value, label: t.answers[value], help: help[value] }))}
        />
        <Actions>
          <Button kind="secondary">{t.saveAnswer}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
