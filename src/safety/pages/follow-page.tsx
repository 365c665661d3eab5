import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, DateField, ErrorSummary, Form, RadioGroup, Section, TextArea } from '../../ui/index.ts';
import { decisionTexts } from '../decision-texts.ts';
import type { FileTopFacts } from '../file-top.store.ts';
import { ends, type Followed, isChildsPlace, possibleSteps } from '../placement.ts';
import { placementTexts, stepInWords } from '../placement-texts.ts';
import { nameOf } from '../texts.ts';
import { NextLines } from './decision-next.tsx';
import { NotAddress } from './not-address.tsx';
import { SafetyPage } from './safety-page.tsx';

type Props = { ctx: FileContext; top: FileTopFacts; followed: Followed; form: FormState };

/** One decision from day to day: what comes and by when, what can be written down now, and what was. */
export const FollowPage = ({ ctx, top, followed, form }: Props) => {
  const { language, now } = ctx;
  const t = placementTexts(language);
  const d = decisionTexts(language);
  const { decision, steps } = followed;
  const person = top.people.find(({ id }) => id === decision.personId);
  const possible = ctx.file.mayWrite('decisions') ? possibleSteps(followed, now) : [];
  const day = dayOf(now);
  // In the child's own file alone; elsewhere the address opens nothing.
  const followable =
    person?.part === 'self' && person.isChild && ctx.file.kind === 'person' && steps.some(({ kind }) => ends(kind));
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} narrow>
      <p class="way-back">
        <a href={`${top.address}/beslut#decision-${decision.id}`}>{d.title}</a>
      </p>
      <Section id="nu" title={`${d.kinds[decision.kind]}: ${person ? nameOf(person, top.people, language) : ''}`}>
        {decision.decidedAt && (
          <p class="help">
            {d.madeLine(decision.decidedBy ?? '', showMoment(language, decision.decidedAt, now), decision.basis ?? '')}
          </p>
        )}
        {decision.motivation && <p>{decision.motivation}</p>}
        <NextLines ctx={ctx} followed={followed} />
      </Section>
      {possible.length > 0 && (
        <Section id="skriv" title={t.form}>
          <Form action={`${top.address}/beslut/${decision.id}/steg`} hidden={{ _form: newId() }} label={t.form}>
            <ErrorSummary form={form} />
            <RadioGroup
              form={form}
              name="step"
              label={t.step}
              choices={possible.map((kind) => ({ value: kind, label: stepInWords(kind, decision.kind, language) }))}
            />
            <DateField
              form={form}
              name="on"
              label={t.on}
              help={possible.includes('meeting') ? t.onHelpMeeting : t.onHelp}
            />
            {possible.includes('moreTime') && <DateField form={form} name="until" label={t.untilLabel} />}
            <TextArea
              form={form}
              name="words"
              label={t.words}
              help={isChildsPlace(decision.kind) ? t.wordsHelp : t.wordsHelpExecution}
              rows={3}
            />
            <NotAddress ctx={ctx} form={form} name="words" />
            <Actions>
              <Button>{t.save}</Button>
            </Actions>
          </Form>
        </Section>
      )}
      {followable && (
        <p>
          <a href={`${top.address}/barnets-lage`}>{t.followChild}</a>
        </p>
      )}
      {steps.length > 0 && (
        <Section id="hant" title={t.done}>
          <ul class="lines">
            {steps.map((step) => (
              <li>
                {t.doneLine(stepInWords(step.kind, decision.kind, language), showDay(language, step.on, day), step.by)}
                {step.until && ` ${t.until(showDay(language, step.until, day))}`}
                {step.words && <p class="written">{step.words}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </SafetyPage>
  );
};
