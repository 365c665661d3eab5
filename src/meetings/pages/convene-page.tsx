import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { type FormState, fieldValues } from '../../platform/web/form.ts';
import { addressOf } from '../../safety/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  TextArea,
} from '../../ui/index.ts';
import type { Callable } from '../convene-who.ts';
import type { ConveneFacts } from '../load-convening.ts';
import { urgentTexts } from '../urgent-texts.ts';
import { OwnTaskFields } from './own-task-fields.tsx';
import { UrgentFrame } from './urgent-frame.tsx';
import { WhenFields } from './when-fields.tsx';

type Props = { ctx: FileContext; form: FormState; facts: ConveneFacts };

/** In one step, under a minute: everything is chosen already, and the button is the only thing that must be pressed (V52). */
export const ConvenePage = ({ ctx, form, facts }: Props) => {
  const { language, now } = ctx;
  const t = urgentTexts(language).convene;
  if (facts.waiting) {
    const { calledByName, calledAt, meetingId, mine } = facts.waiting;
    return (
      <UrgentFrame ctx={ctx} title={t.title}>
        <Notice kind="today" title={t.already}>
          <p>{t.alreadyBy(calledByName, showMoment(language, calledAt, now))}</p>
        </Notice>
        {mine && (
          <Actions>
            <ButtonLink href={`/moten/${meetingId}`}>{t.toMeeting}</ButtonLink>
          </Actions>
        )}
      </UrgentFrame>
    );
  }
  return (
    <UrgentFrame ctx={ctx} title={t.title} lead={t.lead}>
      <Form action={`${addressOf(ctx.file)}/akut`} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <WhenFields ctx={ctx} form={form} officeHours={facts.officeHours} />
        {facts.callable.length > 0 ? (
          <CheckboxGroup
            form={form}
            name="called"
            label={t.who}
            choices={facts.callable.map((one) => choiceFor(one, facts, language))}
          />
        ) : (
          <Notice kind="today" title={t.who}>
            <p>{t.nobody}</p>
          </Notice>
        )}
        <TextArea form={form} name="question" label={t.question} help={t.questionHelp} rows={3} optional />
        <Unseeing ctx={ctx} form={form} facts={facts} />
        <Actions>
          <Button icon="urgent">{t.act}</Button>
        </Actions>
      </Form>
    </UrgentFrame>
  );
};

function choiceFor(one: Callable, facts: ConveneFacts, language: 'sv' | 'en') {
  const t = urgentTexts(language).convene;
  const person = facts.staff.find(({ id }) => id === one.staffId);
  const unit = facts.units.find(({ id }) => id === one.unitId)?.name ?? person?.roles[0]?.unitName;
  const away = one.standsInFor && facts.staff.find(({ id }) => id === one.standsInFor)?.name;
  return {
    value: one.staffId,
    label: [person?.name, unit].filter(Boolean).join(', '),
    help: [t.ground[one.ground], away && t.insteadOf(away)].filter(Boolean).join(', '),
  };
}

/** Who is left out and why, with the two ways; never in the way of the call. */
const Unseeing = ({ ctx, form, facts }: Props) => {
  const t = urgentTexts(ctx.language).convene;
  const units = facts.units.filter(({ id }) => facts.unseeing.includes(id));
  const away = facts.staff.filter(({ id }) => facts.cannotCome.includes(id)).map(({ name }) => name);
  const isContact = ctx.file.kind === 'contact';
  const begun = Object.entries(form.values).some(
    ([name, typed]) => name.startsWith('own[') && typed.some((one) => one !== ''),
  );
  const nobody = facts.callable.length === 0 && fieldValues(form, 'called').length === 0;
  return (
    <>
      {away.length > 0 && <p class="muted">{t.cannotCome(away.join(', '))}</p>}
      {units.length > 0 && (
        <div class="stack-near">
          <p>
            <strong>{t.unseeing}:</strong> {units.map(({ name }) => name).join(', ')}
          </p>
          {isContact ? (
            <p class="muted">{t.contactNoConsent}</p>
          ) : (
            ctx.file.mayRead('consents') && (
              <p>
                <a href={`${addressOf(ctx.file)}/samtycken`}>{t.wayConsent}</a>
              </p>
            )
          )}
        </div>
      )}
      {facts.mayAskWithoutConsent ? (
        <Disclosure label={t.wayOwnTask} open={begun || nobody}>
          <OwnTaskFields ctx={ctx} form={form} facts={facts} />
        </Disclosure>
      ) : (
        <p class="muted">{t.wayOwnTaskClosed}</p>
      )}
    </>
  );
};
