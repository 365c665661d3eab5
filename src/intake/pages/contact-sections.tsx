import { newId } from '../../kernel/ids.ts';
import { yesNoUnknown } from '../../kernel/yes-no-unknown.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, RadioGroup, Scale0to10, Select } from '../../ui/index.ts';
import { fearNotAskedReasons, urgencies } from '../contact-codes.ts';
import { intakeTexts } from '../texts.ts';
import { AskInterpreter, interpreterFormOf } from './ask-interpreter.tsx';
import { whyNotAsked } from './contact-model.ts';
import type { SectionProps } from './section-props.ts';

const submission = () => ({ _form: newId() });

export const LivingTogetherForm = ({ model, facts, frame, formFor, isNext }: SectionProps) => {
  const t = intakeTexts(frame.language);
  const form = formFor(
    'livingTogether',
    emptyForm({ livingTogether: facts.livingTogetherAsked ? facts.contact.livingTogether : undefined }),
  );
  if (!model.mayWrite) return null;
  return (
    <Form action={`${model.address}/boende`} hidden={submission()} label={t.step.livingTogether}>
      <ErrorSummary form={form} />
      <RadioGroup
        form={form}
        name="livingTogether"
        label={t.livingTogether.question}
        help={t.livingTogether.help}
        inline
        choices={yesNoUnknown.map((value) => ({ value, label: t.yesNoUnknown[value] }))}
      />
      <Actions>
        <Button kind={isNext('livingTogether') ? 'primary' : 'secondary'}>{t.contact.save}</Button>
      </Actions>
    </Form>
  );
};

export const DutyToReport = ({ model, facts, frame, formFor, isNext }: SectionProps) => {
  const { language, now } = frame;
  const t = intakeTexts(language);
  const told = facts.contact.dutyToReportToldAt;
  const form = formFor('duty', emptyForm());
  return (
    <>
      <ErrorSummary form={form} />
      <p>{t.duty.lead}</p>
      <div class="say">
        {model.say.map((line) => (
          <p>{line}</p>
        ))}
      </div>
      {told && <p>{t.duty.told(showMoment(language, told, now))}</p>}
      {!told && model.mayWrite && (
        <Form action={`${model.address}/besked`} hidden={submission()} label={t.step.dutyToReport}>
          <Actions>
            <Button kind={isNext('dutyToReport') ? 'primary' : 'secondary'}>{t.duty.button}</Button>
          </Actions>
        </Form>
      )}
    </>
  );
};

export const FearForm = ({ model, facts, frame, formFor, isNext }: SectionProps) => {
  const { language, now } = frame;
  const t = intakeTexts(language);
  const form = formFor('fear', emptyForm());
  return (
    <>
      {facts.fear.length > 0 && (
        <ul class="facts">
          {facts.fear.map((rating) => (
            <li>
              {rating.score === null
                ? t.fear.notRated(whyNotAsked(rating, t), showMoment(language, rating.at, now))
                : t.fear.rated(rating.score, showMoment(language, rating.at, now))}
            </li>
          ))}
        </ul>
      )}
      {model.mayWrite && (
        <Form action={`${model.address}/skala`} hidden={submission()} label={t.step.fear}>
          <ErrorSummary form={form} />
          <Scale0to10
            form={form}
            name="fear"
            label={t.fear.question}
            help={t.fear.help}
            low={t.fear.low}
            high={t.fear.high}
          />
          <Select
            form={form}
            name="fearNotAsked"
            label={t.fear.notAsked}
            optional
            options={fearNotAskedReasons.map((value) => ({ value, label: t.fear.reasons[value] }))}
          />
          <Actions>
            <Button kind={isNext('fear') ? 'primary' : 'secondary'}>{t.contact.save}</Button>
          </Actions>
        </Form>
      )}
    </>
  );
};

export const InterpreterForm = ({ model, facts, frame, formFor, isNext }: SectionProps) =>
  model.mayWrite ? (
    <AskInterpreter
      action={`${model.address}/tolk`}
      form={formFor('interpreter', interpreterFormOf(facts.interpreter))}
      language={frame.language}
      primary={isNext('interpreter')}
    />
  ) : null;

export const UrgencyForm = ({ model, facts, frame, formFor, isNext }: SectionProps) => {
  const t = intakeTexts(frame.language);
  const { urgency } = facts.contact;
  const form = formFor('urgency', emptyForm({ urgency: urgency > 0 ? String(urgency) : undefined }));
  if (!model.mayWrite) return null;
  return (
    <Form action={`${model.address}/tid`} hidden={submission()} label={t.step.urgency}>
      <ErrorSummary form={form} />
      {model.suggested.because.length > 0 && (
        <p>
          {t.urgencyForm.suggested(
            t.urgency[model.suggested.urgency].label,
            model.suggested.because.map((reason) => t.urgencyForm.reasons[reason]).join(' '),
          )}
        </p>
      )}
      <RadioGroup
        form={form}
        name="urgency"
        label={t.urgencyForm.question}
        choices={urgencies.toReversed().map((value) => ({ value: String(value), ...t.urgency[value] }))}
      />
      <Actions>
        <Button kind={isNext('urgency') ? 'primary' : 'secondary'}>{t.contact.save}</Button>
      </Actions>
    </Form>
  );
};
