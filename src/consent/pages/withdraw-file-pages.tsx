import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { type FileTopFacts, SafeContactSummary, SafetyPage, Tick } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import type { RegisterLine } from '../register.ts';
import { registerTexts } from '../register-texts.ts';
import type { Given, Telling } from '../withdraw.store.ts';
import { willAnswers } from '../withdraw.ts';
import { withdrawTexts } from '../withdraw-texts.ts';
import { partsInWords } from './register-pages.tsx';
import { ToldFields } from './told-fields.tsx';
import { TellingLines } from './withdrawal-part.tsx';

type Common = { ctx: FileContext; top: FileTopFacts; form: FormState };

function lineInWords({ receiver, how, at, until }: RegisterLine, { language, now }: FileContext): string {
  const first = showMoment(language, at, now);
  return until
    ? withdrawTexts(language).readBy(receiver.name, first, showMoment(language, until, now))
    : [receiver.name, registerTexts(language).ways[how].toLowerCase(), first].join(', ');
}

/** What will end, what has been read already, and then the act. */
export const WithdrawInFilePage = ({
  ctx,
  top,
  form,
  consent,
  already,
}: Common & { consent: Given; already: readonly RegisterLine[] }) => {
  const t = withdrawTexts(ctx.language);
  return (
    <SafetyPage ctx={ctx} top={top} title={t.withdrawTitle(consent.receiver)} lead={t.withdrawLead} narrow>
      <Section id="ends" title={t.ends}>
        <ul class="bullets">
          {t.endsList.map((words) => (
            <li>{words}</li>
          ))}
        </ul>
      </Section>
      <Section id="already" title={t.already}>
        {already.length === 0 ? (
          <p>{t.alreadyNone}</p>
        ) : (
          <>
            <ul class="bullets">
              {already.map((line) => (
                <li>
                  {lineInWords(line, ctx)}: {partsInWords(line.parts, ctx.language)}
                </li>
              ))}
            </ul>
            <p class="help">{t.alreadyHelp}</p>
          </>
        )}
      </Section>
      <Form action={`${top.address}/aterkalla/${consent.id}`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <ToldFields form={form} language={ctx.language} />
        <Actions>
          <Button kind="danger">{t.withdraw}</Button>
          <ButtonLink kind="quiet" href={`${top.address}/samtycken`}>
            {t.back}
          </ButtonLink>
        </Actions>
      </Form>
    </SafetyPage>
  );
};

/** First how the person is reached safely, then what was told, then the question. */
export const CheckPage = ({
  ctx,
  top,
  form,
  waiting,
  tellings,
}: Common & { waiting: readonly Given[]; tellings: readonly Telling[] }) => {
  const t = withdrawTexts(ctx.language);
  if (waiting.length === 0 && tellings.length === 0) {
    return (
      <SafetyPage ctx={ctx} top={top} title={t.checkTitle} narrow>
        <EmptyState title={t.nothingToCheck}>
          <p>
            <a href={`${top.address}/samtycken`}>{t.back}</a>
          </p>
        </EmptyState>
      </SafetyPage>
    );
  }
  return (
    <SafetyPage ctx={ctx} top={top} title={t.checkTitle} lead={t.checkLead} narrow>
      <SafeContactSummary
        rules={top.rules}
        language={ctx.language}
        now={ctx.now}
        address={top.address}
        mayWrite={ctx.file.mayWrite('safeContact')}
        whole
      />
      <TellingLines tellings={tellings} language={ctx.language} now={ctx.now} />
      {waiting.length === 0 && (
        <Notice kind="today">
          <p>{t.partNothing}</p>
        </Notice>
      )}
      <Form action={`${top.address}/aterkallat`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        {waiting.map((consent) => (
          <RadioGroup
            form={form}
            name={willField(consent.id)}
            label={t.checkFor(consent.receiver)}
            help={consent.withdrawnAt ? showMoment(ctx.language, consent.withdrawnAt, ctx.now) : undefined}
            choices={willAnswers.map((value) => ({ value, label: t.will[value] }))}
          />
        ))}
        <TextArea form={form} name="words" label={t.checkWords} rows={3} optional={waiting.length > 0} />
        <Tick form={form} name="asked" label={t.confirmTold} />
        <Actions>
          <Button>{t.checkSave}</Button>
          <ButtonLink kind="quiet" href={`${top.address}/samtycken`}>
            {t.back}
          </ButtonLink>
        </Actions>
      </Form>
    </SafetyPage>
  );
};

/** The answer for one consent. */
export const willField = (consent: string): string => `will.c${consent.replaceAll('-', '')}`;
