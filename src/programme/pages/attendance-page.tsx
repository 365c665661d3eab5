import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import type { Intervention, Service } from '../../support/index.ts';
import { Actions, Button, DateField, ErrorSummary, Form, Notice, Section, Select } from '../../ui/index.ts';
import type { Statement } from '../programme.ts';
import { programmeTexts } from '../texts.ts';
import { ProgrammeFrame } from './programme-frame.tsx';

type Props = {
  ctx: FileContext;
  given: readonly Intervention[];
  services: ReadonlyMap<string, Service>;
  statements: readonly Statement[];
  mayIssue: boolean;
  form: FormState | undefined;
};

/** Nothing can be typed that the paper says: days and a number, counted from the talks. */
export const AttendancePage = ({ ctx, given, services, statements, mayIssue, form: typed }: Props) => {
  const [only, other] = given;
  const form = typed ?? emptyForm({ intervention: other ? undefined : only?.id });
  const { language, file, now } = ctx;
  const t = programmeTexts(language).statement;
  const name = (one: Pick<Intervention, 'versionId'>) => services.get(one.versionId)?.[language].name ?? '';
  const day = (on: Statement['fromOn']) => showDay(language, on, dayOf(now));
  return (
    <ProgrammeFrame ctx={ctx} title={t.title} lead={t.lead}>
      <Notice kind="info">
        <p>{t.notMore}</p>
      </Notice>
      {file.mayWrite('plan') && file.mayWrite('notes') && (
        <Section title={t.add} id="nytt">
          {!mayIssue && (
            <p>
              {t.noGo} <a href={`/akt/${file.id}/steg`}>{t.toSteps}</a>
            </p>
          )}
          {given.length === 0 ? (
            <p class="muted">{t.noneGiven}</p>
          ) : (
            <Form action={`/akt/${file.id}/narvaro`} hidden={{ _form: newId() }}>
              {hasErrors(form) && <ErrorSummary form={form} />}
              <Select
                form={form}
                name="intervention"
                label={t.intervention}
                options={given.map((one) => ({ value: one.id, label: name(one) }))}
              />
              <DateField form={form} name="from" label={t.from} />
              <DateField form={form} name="to" label={t.to} />
              <Actions>
                <Button kind={mayIssue ? 'primary' : 'secondary'}>{t.button}</Button>
              </Actions>
            </Form>
          )}
        </Section>
      )}
      <Section title={t.given} id="utskrivna">
        {statements.length === 0 && <p class="muted">{t.none}</p>}
        <ul class="lines">
          {statements.map((one) => (
            <li>
              <p>
                <strong>{t.line(day(one.fromOn), day(one.toOn), one.attended)}</strong>{' '}
                <a href={`/akt/${file.id}/narvaro/${one.id}/blad`}>{t.sheet}</a>
              </p>
              <p class="muted">{t.by(one.by, showFixedMoment(language, one.issuedAt, now))}</p>
            </li>
          ))}
        </ul>
      </Section>
    </ProgrammeFrame>
  );
};
