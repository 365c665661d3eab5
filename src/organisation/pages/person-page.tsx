import { accessTexts, type Frame } from '../../access/index.ts';
import { conflictTexts } from '../../conflicts/index.ts';
import { newId } from '../../kernel/ids.ts';
import { staffRoles } from '../../kernel/staff-role.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import { Actions, Button, DateField, ErrorSummary, Form, Notice, Section, Select, TextField } from '../../ui/index.ts';
import type { Competence } from '../competence.ts';
import type { MailAddress, WaitingLink, WayIn } from '../organisation.store.ts';
import type { Colleague, RoleGiven, Unit } from '../organisation.ts';
import { organisationTexts } from '../texts.ts';
import { CompetencePart } from './competence-part.tsx';
import { isAdministrator, OrganisationPage } from './organisation-page.tsx';
import { roleInWords, wayInWords } from './staff-page.tsx';

export type PersonView = {
  readonly frame: Frame;
  readonly person: Colleague;
  readonly staff: readonly Colleague[];
  readonly units: readonly Unit[];
  readonly way: WayIn | undefined;
  readonly mail: MailAddress | undefined;
  /** The first link of somebody new, until a second person has said that she is to work here. */
  readonly waiting: WaitingLink | undefined;
  /** Undefined to a leader of other units. */
  readonly competence: Competence | undefined;
  /** The form that was refused; the others start anew. */
  readonly refused?: { readonly which: 'person' | 'role' | 'end'; readonly form: FormState };
  /** Shown once, in the answer to the command that made it. */
  readonly link?: string;
};

const colleagues = ({ staff, person }: PersonView) =>
  staff.filter(({ id }) => id !== person.id).map(({ id, name }) => ({ value: id, label: name }));

const Role = ({ view, given, ends }: { view: PersonView; given: RoleGiven; ends: boolean }) => {
  const t = organisationTexts(view.frame.language);
  const to = `/organisation/personal/${view.person.id}/roll/${given.id}`;
  const form = emptyForm({ deputy: given.deputyId ?? undefined });
  const words = roleInWords(view.frame, given);
  return (
    <li class="stack">
      <strong>{words}</strong>
      <Form action={`${to}/ersattare`} hidden={{ _form: newId() }} label={`${t.staff.deputy}: ${words}`} inline>
        <Select
          form={form}
          name="deputy"
          label={t.staff.deputy}
          emptyLabel={t.nobody}
          options={colleagues(view)}
          optional
        />
        <Button kind="secondary" small>
          {t.staff.nameDeputy}
        </Button>
      </Form>
      {ends && (
        <Form action={`${to}/avsluta`} hidden={{ _form: newId() }} label={`${t.end}: ${words}`} inline>
          <Button kind="quiet" small>
            {t.end}
          </Button>
        </Form>
      )}
    </li>
  );
};

const GiveRole = ({ view }: { view: PersonView }) => {
  const { frame, person, units, refused } = view;
  const t = organisationTexts(frame.language);
  const roles = accessTexts(frame.language).roles;
  const form = refused?.which === 'role' ? refused.form : emptyForm();
  return (
    <Form action={`/organisation/personal/${person.id}/roll`} hidden={{ _form: newId() }} label={t.staff.giveRole}>
      <ErrorSummary form={form} />
      <Select
        form={form}
        name="role"
        label={t.staff.role}
        options={staffRoles.map((value) => ({ value, label: roles[value] }))}
      />
      <Select
        form={form}
        name="unit"
        label={t.staff.unit}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField form={form} name="until" label={t.staff.until} optional />
      <Actions>
        <Button kind="secondary">{t.staff.giveRole}</Button>
      </Actions>
    </Form>
  );
};

const SignIn = ({ view }: { view: PersonView }) => {
  const t = organisationTexts(view.frame.language).staff;
  const to = `/organisation/personal/${view.person.id}`;
  return (
    <Section title={t.signIn} id="inloggning">
      <p>{wayInWords(view.frame, view.way)}</p>
      <Form action={`${to}/lank`} label={t.link}>
        <p class="help">{t.linkHelp}</p>
        <Actions>
          <Button kind="secondary">{t.link}</Button>
        </Actions>
      </Form>
      <Form action={`${to}/sparra`} hidden={{ _form: newId() }} label={t.stop}>
        <p class="help">{t.stopHelp}</p>
        <Actions>
          <Button kind="secondary">{t.stop}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const WaitingForConfirmation = ({ view }: { view: PersonView }) => {
  const t = organisationTexts(view.frame.language).staff;
  const { person, waiting } = view;
  if (!waiting) return null;
  return (
    <Section title={t.linkWaits} id="intyga">
      <p>{t.linkWaitsHelp(person.name)}</p>
      {waiting.mayConfirm ? (
        <Form action={`/organisation/personal/${person.id}/intyga`} hidden={{ _form: newId() }} label={t.linkWaits}>
          <Actions>
            <Button kind="secondary">{t.confirmLink(person.name)}</Button>
          </Actions>
        </Form>
      ) : (
        <p class="muted">{t.linkWaitsOther}</p>
      )}
    </Section>
  );
};

const EndEmployment = ({ view }: { view: PersonView }) => {
  const t = organisationTexts(view.frame.language).staff;
  const { person, refused } = view;
  return (
    <Section title={t.endEmployment} id="avsluta">
      <Form action={`/organisation/personal/${person.id}/avsluta`} hidden={{ _form: newId() }}>
        {refused?.which === 'end' && <ErrorSummary form={refused.form} />}
        <p>{t.endHelp(person.name)}</p>
        <Actions>
          <Button kind="danger">{t.endLabel(person.name)}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

export const PersonPage = (view: PersonView) => {
  const { frame, person, mail, refused, link } = view;
  const t = organisationTexts(frame.language);
  const administrates = isAdministrator(frame);
  const form =
    refused?.which === 'person'
      ? refused.form
      : emptyForm({ name: person.name, phone: person.phone ?? undefined, mail: mail?.address });
  const led = new Set(frame.actor.roles.filter(({ role }) => /Leader|Manager/.test(role)).map(({ unitId }) => unitId));
  const shown = person.roles.filter(({ unitId }) => administrates || led.has(unitId));
  return (
    <OrganisationPage frame={frame} title={person.name} narrow>
      {link && (
        <Notice kind="today" title={t.staff.linkTitle} announce>
          <p>{t.staff.linkLead(person.name)}</p>
          <div class="field">
            <label class="label" for="lank">
              {t.staff.linkLabel}
            </label>
            <input id="lank" class="ds-input width-full" readonly value={link} autocomplete="off" />
          </div>
        </Notice>
      )}
      {administrates && (
        <Form action={`/organisation/personal/${person.id}`} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <TextField form={form} name="name" label={t.staff.name} />
          <TextField form={form} name="phone" label={t.staff.phone} help={t.staff.phoneHelp} type="tel" optional />
          {mail?.refusedAt && (
            <Notice kind="today">
              <p>{t.staff.mailRefused(showMoment(frame.language, mail.refusedAt, frame.now))}</p>
            </Notice>
          )}
          <TextField form={form} name="mail" label={t.staff.mail} help={t.staff.mailHelp} inputmode="email" optional />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
          <p>
            <a href={`/organisation/personal/${person.id}/nummer`}>{conflictTexts(frame.language).staff.title}</a>
          </p>
        </Form>
      )}
      <Section title={t.staff.roles} id="roller">
        {person.roles.length === 0 && <p>{t.staff.noRoles}</p>}
        <ul class="plain-list stack">
          {shown.map((given) => (
            <Role view={view} given={given} ends={administrates} />
          ))}
        </ul>
        {administrates && <GiveRole view={view} />}
      </Section>
      {view.competence && <CompetencePart frame={frame} staffId={person.id} competence={view.competence} />}
      <WaitingForConfirmation view={view} />
      {administrates && <SignIn view={view} />}
      {administrates && <EndEmployment view={view} />}
    </OrganisationPage>
  );
};
