import { type Frame, StaffPage } from '../../access/index.ts';
import { clockTexts } from '../../clocks/index.ts';
import { showFixedEnd, showFixedMoment, showPeriod } from '../../platform/language/dates.ts';
import { EmptyState, Notice, Section, Table } from '../../ui/index.ts';
import type { Gap, Shift } from '../duty.ts';
import { todayTexts } from '../texts.ts';
import type { AnsweredItem, DeskItem, Unwritten } from '../today.store.ts';
import { whoIsThere } from './rows.tsx';

export type DutySheet = {
  readonly shifts: readonly Shift[];
  readonly gaps: readonly Gap[];
  readonly due: readonly AnsweredItem[];
  readonly contacts: readonly DeskItem[];
  readonly unwritten: readonly Unwritten[];
};

/** What one who takes over needs in order to ask the right person. References only: it may lie on another municipality's desk. */
export const DutySheetPage = ({ frame, sheet }: { frame: Frame; sheet: DutySheet }) => {
  const { language, now } = frame;
  const t = todayTexts(language);
  const unwritten = sheet.unwritten.reduce((sum, { count }) => sum + count, 0);
  return (
    <StaffPage
      frame={frame}
      title={t.sheet}
      current="duty"
      lead={t.sheetPrinted(showFixedMoment(language, now, now), frame.actor.name)}
    >
      <div class="stack-wide">
        <p>{t.sheetLead}</p>
        <p class="screen-only quiet">{t.print}</p>
        <Section id="vem" title={t.sheetDuty}>
          {sheet.gaps.map((gap) => (
            <Notice kind="danger">
              {t.sheetGap(
                gap.unitName,
                showFixedMoment(language, gap.from, now),
                gap.until ? showFixedEnd(language, gap.until, now) : '',
              )}
            </Notice>
          ))}
          {sheet.shifts.length === 0 ? (
            <EmptyState title={t.nobodyOnDuty} />
          ) : (
            <Table
              caption={t.sheetDuty}
              captionUnseen
              columns={[
                { key: 'name', label: t.columns.owner },
                { key: 'duty', label: t.duty },
                { key: 'when', label: t.when },
                { key: 'unit', label: t.unit },
              ]}
              rows={sheet.shifts.map((s, i) => ({
                id: `skift-${i}`,
                cells: {
                  name: [whoIsThere(s, t.standsIn), s.phone].filter(Boolean).join(', '),
                  duty: t.dutyKinds[s.duty],
                  when: showPeriod(language, s, now),
                  unit: s.unitName,
                },
              }))}
            />
          )}
        </Section>
        <Section id="klart" title={t.sheetDue}>
          {sheet.due.length === 0 ? (
            <EmptyState title={t.sheetDueEmpty} />
          ) : (
            <ul class="plain-list">
              {sheet.due.map((d) => (
                <li>
                  {showFixedEnd(language, d.dueAt, now)}: {clockTexts(language).name[d.rule]}, {d.reference},{' '}
                  {d.answering}
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section id="kontakter" title={t.sheetContacts} count={sheet.contacts.length}>
          <ul class="plain-list">
            {sheet.contacts.map((c) => (
              <li>
                {c.reference}: {t.states[c.state]}, {t.urgency[c.urgency]}, {c.ownerName ?? t.nobody}
              </li>
            ))}
          </ul>
        </Section>
        <p>
          <strong>{t.sheetUnwritten(unwritten)}</strong>{' '}
          {sheet.unwritten.map((u) => t.reviewUnwrittenBy(u.name, u.count)).join(', ')}
        </p>
      </div>
    </StaffPage>
  );
};
