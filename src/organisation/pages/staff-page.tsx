import { accessTexts, type Frame } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { Actions, Button, ErrorSummary, Form, Mark, Section, Table, TextField } from '../../ui/index.ts';
import type { MailAddress, WaitingLink, WayIn } from '../organisation.store.ts';
import type { Colleague, RoleGiven } from '../organisation.ts';
import { organisationTexts } from '../texts.ts';
import { isAdministrator, OrganisationPage } from './organisation-page.tsx';
import { phoneShown } from './phone.tsx';

type Props = {
  frame: Frame;
  staff: readonly Colleague[];
  ways: readonly WayIn[];
  mails: readonly MailAddress[];
  waiting: readonly WaitingLink[];
  form: FormState;
};

export function roleInWords({ language, now }: Pick<Frame, 'language' | 'now'>, given: RoleGiven): string {
  const t = organisationTexts(language).staff;
  const words = `${accessTexts(language).roles[given.role]}, ${given.unitName}`;
  // A role ends at the midnight after its last day.
  const last = given.until && dayOf(given.until.subtract({ seconds: 1 }));
  return last ? `${words}, ${t.untilShown(showDay(language, last, dayOf(now)))}` : words;
}

export function wayInWords({ language, now }: Pick<Frame, 'language' | 'now'>, way: WayIn | undefined): string {
  const t = organisationTexts(language).staff;
  if (!way) return t.passkeys(0);
  return [
    t.passkeys(way.passkeys),
    ...(way.lastUsedAt ? [t.lastUsed(showMoment(language, way.lastUsedAt, now))] : []),
    ...(way.linkUntil ? [t.linkUntil(showMoment(language, way.linkUntil, now))] : []),
  ].join(', ');
}

/** What was refused has its mark, so that it is seen among many. */
function mailInWords({ language }: Pick<Frame, 'language'>, mail: MailAddress | undefined) {
  const t = organisationTexts(language).staff;
  if (!mail) return t.noMail;
  return mail.refusedAt ? <Mark kind="today">{t.mailRefusedShort}</Mark> : mail.address;
}

export const StaffListPage = ({ frame, staff, ways, mails, waiting, form }: Props) => {
  const t = organisationTexts(frame.language);
  const administrates = isAdministrator(frame);
  return (
    <OrganisationPage frame={frame} title={t.pages.staff}>
      <Table
        caption={t.pages.staff}
        captionUnseen
        columns={[
          { key: 'name', label: t.staff.name },
          { key: 'roles', label: t.staff.roles },
          { key: 'phone', label: t.staff.phone },
          ...(administrates
            ? [
                { key: 'mail', label: t.staff.mail },
                { key: 'signIn', label: t.staff.signIn },
              ]
            : []),
        ]}
        rows={staff.map((one) => ({
          id: `person-${one.id}`,
          cells: {
            name: (
              <>
                <a href={`/organisation/personal/${one.id}`}>{one.name}</a>
                {waiting.some(({ staffId }) => staffId === one.id) && (
                  <>
                    {' '}
                    <Mark kind="today">{t.staff.linkWaitsShort}</Mark>
                  </>
                )}
              </>
            ),
            roles: one.roles.map((given) => roleInWords(frame, given)).join(' · ') || t.staff.noRolesShort,
            phone: phoneShown(one.phone) ?? '',
            mail: mailInWords(
              frame,
              mails.find(({ staffId }) => staffId === one.id),
            ),
            signIn: wayInWords(
              frame,
              ways.find(({ staffId }) => staffId === one.id),
            ),
          },
        }))}
      />
      {administrates && (
        <Section title={t.staff.add} id="ny">
          <Form action="/organisation/personal" hidden={{ _form: newId() }}>
            <ErrorSummary form={form} />
            <TextField form={form} name="name" label={t.staff.name} />
            <TextField form={form} name="phone" label={t.staff.phone} help={t.staff.phoneHelp} type="tel" optional />
            <TextField
              form={form}
              name="mail"
              label={t.staff.mail}
              help={t.staff.mailHelp}
              inputmode="email"
              optional
            />
            <Actions>
              <Button>{t.staff.add}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </OrganisationPage>
  );
};
