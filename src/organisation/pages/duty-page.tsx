import { type Frame, StaffPage } from '../../access/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { ButtonLink, EmptyState, Section } from '../../ui/index.ts';
import type { Unit } from '../organisation.ts';
import type { DayRow, OnDuty } from '../rota-view.ts';
import { organisationTexts } from '../texts.ts';
import { DayTable } from './day-table.tsx';
import { PhoneLink } from './phone.tsx';

type UnitDuty = { readonly unit: Unit; readonly now: readonly OnDuty[]; readonly days: readonly DayRow[] };
type Props = { frame: Frame; units: readonly UnitDuty[]; mayPlan: boolean };

const Now = ({ frame, one }: { frame: Frame; one: OnDuty }) => {
  const t = organisationTexts(frame.language);
  return (
    <li>
      <strong>{one.colleague.name}</strong>, {t.rota.dutyWord[one.duty]}
      {one.standsInFor && ` ${t.rota.standsIn(one.standsInFor)}`}{' '}
      {t.duty.until(showMoment(frame.language, one.until, frame.now))}
      {'. '}
      {one.colleague.phone ? (
        <PhoneLink phone={one.colleague.phone} label={one.duty === 'backup' ? t.duty.callBackup : t.duty.call} />
      ) : (
        t.duty.noPhone
      )}
    </li>
  );
};

/** For everyone signed in: whom to ring, now and the coming week. */
export const DutyPage = ({ frame, units, mayPlan }: Props) => {
  const t = organisationTexts(frame.language);
  return (
    <StaffPage
      frame={frame}
      title={t.pages.duty}
      current="duty"
      lead={t.duty.lead}
      action={
        <>
          {/* A duty ends here: what is handed over to the next. */}
          {frame.actor.duty.length > 0 && (
            <ButtonLink kind="secondary" href="/jour/blad">
              {t.duty.sheet}
            </ButtonLink>
          )}
          {mayPlan && (
            <ButtonLink kind="secondary" href="/organisation/jour">
              {t.duty.plan}
            </ButtonLink>
          )}
        </>
      }
    >
      {units.length === 0 && (
        <EmptyState title={t.duty.none}>
          <p>{t.duty.noneHelp}</p>
        </EmptyState>
      )}
      <div class="stack-wide">
        {units.map(({ unit, now, days }) => (
          <Section title={unit.name} id={`jour-${unit.id}`}>
            <ul class="plain-list">
              {now.map((one) => (
                <Now frame={frame} one={one} />
              ))}
              {!now.some(({ duty }) => duty === 'duty') && <li>{t.duty.noOne}</li>}
              {!now.some(({ duty }) => duty === 'backup') && <li>{t.duty.noBackup}</li>}
            </ul>
            <DayTable language={frame.language} caption={t.duty.week(unit.name)} id={`dag-${unit.id}`} rows={days} />
          </Section>
        ))}
      </div>
    </StaffPage>
  );
};
