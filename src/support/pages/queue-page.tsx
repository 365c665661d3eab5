import type { StaffContext } from '../../access/index.ts';
import { dayOf } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showMonth } from '../../platform/language/dates.ts';
import { EmptyState, Mark, Section, Table } from '../../ui/index.ts';
import type { SupportFigures, Waiting } from '../queue.store.ts';
import { queueTexts } from '../queue-texts.ts';
import type { Service, ServiceVersionId } from '../service.ts';
import { supportTexts } from '../texts.ts';
import { SupportFrame } from './support-frame.tsx';
import { CountedUnmet } from './unmet-page.tsx';

type Props = {
  ctx: StaffContext;
  waiting: readonly Waiting[];
  services: ReadonlyMap<ServiceVersionId, Service>;
  figures: SupportFigures;
  unmet: Parameters<typeof CountedUnmet>[0]['counted'];
};

/** Who waits and how long: those exposed and those who use violence side by side (V47). */
export const QueuePage = ({ ctx, waiting, services, figures, unmet }: Props) => {
  const { language, now } = ctx;
  const t = queueTexts(language);
  const since = showMonth(language, figures.since);
  const until = showMonth(language, figures.until.subtract({ months: 1 }));
  return (
    <SupportFrame frame={ctx.frame} title={t.title} lead={t.lead}>
      <Section title={t.waiting} id="vantar">
        {waiting.length === 0 ? (
          <EmptyState title={t.nobody}>
            <p>{t.nobodyHelp}</p>
          </EmptyState>
        ) : (
          <Table
            caption={t.waiting}
            captionUnseen
            columns={[
              { key: 'reference', label: t.reference },
              { key: 'service', label: t.service },
              { key: 'days', label: t.waited, numeric: true },
            ]}
            rows={waiting.map((one, i) => ({
              id: `vantar-${i}`,
              cells: {
                reference: one.fileId ? (
                  <a href={`/akt/${one.fileId}/insatser/${one.interventionId}`}>{one.reference}</a>
                ) : (
                  one.reference
                ),
                service: (
                  <>
                    <ServiceLink service={services.get(one.versionId)} language={language} />{' '}
                    {one.outOfReach && <Mark kind="breach">{supportTexts(language).phase.notReached}</Mark>}
                  </>
                ),
                days: t.days(dayOf(one.askedAt).until(dayOf(now)).days),
              },
            }))}
          />
        )}
      </Section>
      <Section title={t.waits} id="vantetider">
        <p class="muted">{t.period(since, until)}</p>
        <Table
          caption={t.waits}
          captionUnseen
          columns={[
            { key: 'who', label: t.who },
            { key: 'n', label: t.asked, numeric: true },
            { key: 'half', label: t.half, numeric: true },
          ]}
          rows={(['exposed', 'usesViolence'] as const).map((side) => {
            const told = figures.waits[side];
            const half = told?.median;
            return {
              id: side,
              cells: {
                who: t.sides[side],
                n: told ? String(told.n) : t.few,
                half: typeof half === 'number' ? t.days(half) : t.notTold,
              },
            };
          })}
        />
        <p class="muted">{t.small}</p>
      </Section>
      <Section title={t.ends} id="slut">
        <div class="stack-near">
          <p>{t.silent(inWords(figures.silent, t), figures.silent?.n)}</p>
          {figures.reasons.length > 0 && (
            <ol class="points">
              {figures.reasons.map((reason) => (
                <li>{supportTexts(language).silence.reasons[reason]}</li>
              ))}
            </ol>
          )}
          <p>{t.heard(inWords(figures.asked, t), figures.asked?.n)}</p>
          {figures.helped && <p>{t.helped(inWords(figures.helped, t), figures.helped.n)}</p>}
          <p>{t.outOfReach(inWords(figures.outOfReach, t))}</p>
        </div>
      </Section>
      <CountedUnmet ctx={ctx} counted={unmet} />
    </SupportFrame>
  );
};

const ServiceLink = ({ service, language }: { service: Service | undefined; language: Language }) =>
  service ? <a href={`/insats/${service.serviceId}`}>{service[language].name}</a> : null;

/** How many, or that it is too few to tell. */
const inWords = (share: SupportFigures['silent'], t: { few: string; notTold: string }): string =>
  !share ? t.notTold : share.reached !== null ? String(share.reached) : share.few === 'reached' ? t.few : t.notTold;
