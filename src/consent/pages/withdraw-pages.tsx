import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { Backup, Unit } from '../../organisation/index.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  Fieldset,
  Form,
  Notice,
  Section,
  Select,
  TextField,
} from '../../ui/index.ts';
import { withdrawTexts } from '../withdraw-texts.ts';
import { ToldFields } from './told-fields.tsx';

type Props = {
  frame: Frame;
  form: FormState;
  units: readonly Unit[];
  backup: Backup | undefined;
  tooMany?: boolean;
};

/** Needs no access to any file, and knows of none: nothing on it depends on whom it is about. */
export const WithdrawPage = ({ frame, form, units, backup, tooMany }: Props) => {
  const t = withdrawTexts(frame.language);
  const call = backup?.phone ? t.backup(backup.name, backup.phone) : t.noBackup;
  return (
    <StaffPage frame={frame} title={t.title} lead={t.lead} narrow>
      <div class="stack-wide">
        {tooMany && (
          <Notice kind="today" announce>
            <p>{t.tooMany}</p>
            <p>{call}</p>
          </Notice>
        )}
        <Notice kind="info" title={t.say}>
          <p>{t.sayHelp}</p>
          <p>
            <strong>{t.danger}</strong> {t.dangerHelp} {call}
          </p>
        </Notice>
        <Form action="/aterkalla" hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <Fieldset legend={t.who}>
            <TextField
              form={form}
              name="number"
              label={t.number}
              help={t.numberHelp}
              width="short"
              inputmode="numeric"
              optional
            />
            <TextField form={form} name="reference" label={t.reference} help={t.referenceHelp} width="short" optional />
          </Fieldset>
          <Select
            form={form}
            name="receiver"
            label={t.receiver}
            help={t.receiverHelp}
            options={[
              { value: 'all', label: t.all },
              ...units.map(({ id, name }) => ({ value: id, label: t.toUnit(name) })),
              { value: 'outside', label: t.outside },
            ]}
          />
          <ToldFields form={form} language={frame.language} />
          <Actions>
            <Button>{t.take}</Button>
          </Actions>
        </Form>
        <Section id="happens" title={t.happens}>
          <ul class="bullets">
            {t.happensList.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </Section>
      </div>
    </StaffPage>
  );
};

/** The one answer, whoever it was about. */
export const TakenPage = ({ frame, backup }: Pick<Props, 'frame' | 'backup'>) => {
  const t = withdrawTexts(frame.language);
  return (
    <StaffPage frame={frame} title={t.taken} narrow>
      <div class="stack-wide">
        <Notice kind="done" announce title={t.takenSay}>
          {t.takenWords.map((words) => (
            <p>{words}</p>
          ))}
        </Notice>
        <Section id="danger" title={t.danger}>
          <p>{t.dangerHelp}</p>
          <p>{backup?.phone ? t.backup(backup.name, backup.phone) : t.noBackup}</p>
        </Section>
        <Actions>
          <ButtonLink href="/min-dag">{t.toMyDay}</ButtonLink>
          <ButtonLink kind="quiet" href="/aterkalla">
            {t.takenAgain}
          </ButtonLink>
        </Actions>
      </div>
    </StaffPage>
  );
};
