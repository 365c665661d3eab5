import type { StaffContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { Unit } from '../../organisation/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DateField,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  Section,
  Select,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import { besideTexts } from '../beside-texts.ts';
import type { GroupSession, SupportGroup } from '../group.store.ts';
import type { Service } from '../service.ts';
import { SupportFrame } from './support-frame.tsx';

type ListProps = {
  ctx: StaffContext;
  groups: readonly SupportGroup[];
  choices: { readonly services: readonly Service[]; readonly units: readonly Unit[] };
  form: FormState | undefined;
};

/** Groups name nobody: who takes part stands in each one's own file. */
export const GroupsPage = ({ ctx, groups, choices, form: posted }: ListProps) => {
  const { language } = ctx;
  const t = besideTexts(language).groups;
  const form = posted ?? emptyForm(choices.units.length === 1 ? { unit: choices.units[0]?.id } : {});
  return (
    <SupportFrame frame={ctx.frame} title={t.title} lead={t.lead} narrow>
      {groups.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        <ul class="lines">
          {groups.map(({ id, name, unitName, places }) => (
            <li>
              <p>
                <a href={`/insatsgrupp/${id}`}>{name}</a>
              </p>
              <p class="muted">
                {unitName} · {t.placesOf(places)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {choices.units.length > 0 && choices.services.length > 0 && (
        <Section title={t.add} id="ny">
          <Form action="/insatser/grupper" hidden={{ _form: newId() }}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            <TextField form={form} name="name" label={t.name} help={t.nameHelp} width="full" />
            <Select
              form={form}
              name="service"
              label={t.service}
              options={choices.services.map((one) => ({ value: one.id, label: one[language].name }))}
            />
            <Select
              form={form}
              name="unit"
              label={t.unit}
              options={choices.units.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField form={form} name="places" label={t.places} width="short" />
            <Actions>
              <Button>{t.save}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </SupportFrame>
  );
};

type OneProps = {
  ctx: StaffContext;
  group: SupportGroup;
  sessions: readonly GroupSession[];
  keeps: boolean;
  form: FormState | undefined;
};

export const GroupPage = ({ ctx, group, sessions, keeps, form: posted }: OneProps) => {
  const { language, now } = ctx;
  const t = besideTexts(language).groups;
  const form = posted ?? emptyForm();
  const at = `/insatsgrupp/${group.id}`;
  return (
    <SupportFrame frame={ctx.frame} title={group.name} lead={`${group.unitName} · ${t.placesOf(group.places)}`} narrow>
      <Section title={t.sessions} id="traffar">
        <p class="muted">{t.attendance}</p>
        <ul class="lines">
          {sessions.map(({ purpose, at: when }) => (
            <li>
              <strong>{purpose}</strong> <span class="muted">{showMoment(language, when, now)}</span>
            </li>
          ))}
        </ul>
        {keeps && (
          <Form action={`${at}/traff`} hidden={{ _form: newId() }}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            <TextField form={form} name="purpose" label={t.purpose} width="full" />
            <DateField form={form} name="when.day" label={t.day} />
            <TimeField form={form} name="when.time" label={t.time} />
            <Actions>
              <Button>{t.addSession}</Button>
            </Actions>
          </Form>
        )}
      </Section>
      {keeps && (
        <Disclosure label={t.end}>
          <p>{t.endHelp}</p>
          <Form action={`${at}/slut`} hidden={{ _form: newId() }}>
            <Actions>
              <Button kind="danger">{t.end}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </SupportFrame>
  );
};
