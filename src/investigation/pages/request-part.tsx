import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showDeadline } from '../../platform/language/dates.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { Tick } from '../../safety/index.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  RadioGroup,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { decidedTexts } from '../decided-texts.ts';
import { isOngoing } from '../investigation.ts';
import { addressOf } from '../load.ts';
import { investigationTexts } from '../texts.ts';
import type { DocumentProps } from './document-props.ts';

type Props = Pick<DocumentProps, 'ctx' | 'facts' | 'requests' | 'refused'>;

/** A party asked that it be decided: by when, and both ways to answer. Shut where nobody has asked. */
export const RequestPart = (props: Props) => {
  const { ctx, facts, requests } = props;
  if (!requests) return null;
  const { language, now } = ctx;
  const t = investigationTexts(language).request;
  const name = (id: string) => requests.parties.find((one) => one.id === id)?.name ?? '';
  const day = dayOf(now);
  if (requests.all.length === 0) return <AskForm {...props} />;
  return (
    <Section id="begaran" title={t.title}>
      <ul class="lines">
        {requests.all.map(({ personId, askedOn, refusedBy }) => (
          <li>
            {t.askedLine(name(personId), showDay(language, askedOn, day))}{' '}
            {refusedBy && <a href={`/akt/${ctx.file.id}/beslutat/${refusedBy}`}>{t.refusedLink}</a>}
          </li>
        ))}
      </ul>
      {requests.dueAt && isOngoing(facts.investigation) && (
        <>
          <p>{t.due(showDeadline(language, requests.dueAt, now))}</p>
          <RefusalForm {...props} />
        </>
      )}
      <AskForm {...props} />
    </Section>
  );
};

const AskForm = ({ ctx, facts, requests, refused }: Props) => {
  const left = requests?.parties.filter(({ id }) => !requests.all.some(({ personId }) => personId === id)) ?? [];
  if (!isOngoing(facts.investigation) || !ctx.file.mayWrite('decisions')) return null;
  // Each has asked: nothing more to write, and only what was refused to say.
  if (left.length === 0) return refused?.at === 'request' ? <ErrorSummary form={refused.form} /> : null;
  const t = investigationTexts(ctx.language).request;
  const form = refused?.at === 'request' ? refused.form : { ...emptyForm(), scope: 'begaran' };
  return (
    <Disclosure label={t.ask} id="begar" open={refused?.at === 'request'}>
      <p>{t.help}</p>
      <Form action={`${addressOf(ctx, facts.investigation.id)}/begaran`} label={t.ask} hidden={{ _form: newId() }}>
        <ErrorSummary form={form} />
        <RadioGroup
          form={form}
          name="person"
          label={t.who}
          choices={left.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField form={form} name="appliedOn" label={t.appliedOn} />
        <DateField form={form} name="askedOn" label={t.askedOn} />
        <Actions>
          <Button kind="secondary">{t.act}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};

const RefusalForm = ({ ctx, facts, requests, refused }: Props) => {
  if (!requests || !ctx.file.mayWrite('decisions')) return null;
  const t = investigationTexts(ctx.language).request;
  const d = decidedTexts(ctx.language).decide;
  if (!requests.refusing.delegation) return <p class="help">{requests.refusing.words}</p>;
  const form = refused?.at === 'refusal' ? refused.form : { ...emptyForm(), scope: 'avslag' };
  return (
    <Disclosure label={t.refuse} id="avslag" open={refused?.at === 'refusal'}>
      <p>{t.refuseHelp}</p>
      <Form
        action={`${addressOf(ctx, facts.investigation.id)}/begaran/avslag`}
        label={t.refuse}
        hidden={{ _form: newId() }}
      >
        <ErrorSummary form={form} />
        <TextArea form={form} name="motivation" label={t.motivation} help={t.motivationHelp} rows={4} />
        {(form.errors.motivation === d.looksLikeAddress || form.values.notAddress !== undefined) && (
          <Tick form={form} name="notAddress" label={d.notAddress} />
        )}
        <Actions>
          <Button kind="secondary">{t.refuse}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
