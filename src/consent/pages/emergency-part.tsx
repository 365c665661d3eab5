import { type Emergency, emergencyTexts, type FileContext } from '../../access/index.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { Section, Table } from '../../ui/index.ts';
import { registerTexts } from '../register-texts.ts';

/** Who has opened the file in an emergency, why, and what the review said. Nothing where nobody has. */
export const EmergencyPart = ({ ctx, emergencies }: { ctx: FileContext; emergencies: readonly Emergency[] }) => {
  const { language, now } = ctx;
  const t = emergencyTexts(language);
  const title = registerTexts(language).emergencies;
  if (emergencies.length === 0) return null;
  return (
    <Section title={title} id="nodoppningar">
      <Table
        caption={title}
        captionUnseen
        columns={[
          { key: 'when', label: t.when },
          { key: 'who', label: t.who },
          { key: 'reason', label: t.reasonWas },
          { key: 'outcome', label: t.outcome },
        ]}
        rows={emergencies.map((one) => ({
          id: `emergency-${one.ground}`,
          cells: {
            when: [
              showMoment(language, one.openedAt, now),
              ...(one.renewals > 0 ? [t.renewedTimes(one.renewals)] : []),
            ].join('. '),
            who: one.staffName,
            reason: one.reason,
            outcome: (
              <div>
                {one.outcome === null ? t.waits : t.outcomes[one.outcome]}
                {one.reviewWords && <p>{one.reviewWords}</p>}
                {one.reviewedAt && (
                  <p class="help">{t.reviewedBy(one.reviewedBy ?? '', showMoment(language, one.reviewedAt, now))}</p>
                )}
              </div>
            ),
          },
        }))}
      />
    </Section>
  );
};
