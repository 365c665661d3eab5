import type { FileContext } from '../../access/index.ts';
import { Mark, Section } from '../../ui/index.ts';
import { interventionsOf } from '../intervention.store.ts';
import { type Intervention, phaseOf } from '../intervention.ts';
import { servicesById } from '../service.store.ts';
import type { Service, ServiceVersionId } from '../service.ts';
import { supportTexts } from '../texts.ts';
import { phaseMarks } from './interventions-page.tsx';

export type SupportSummary = {
  readonly live: readonly Intervention[];
  readonly services: ReadonlyMap<ServiceVersionId, Service>;
};

/** What goes on and what waits, for the page of the file. */
export async function loadSupport({
  sql,
  file,
}: Pick<FileContext, 'sql' | 'file'>): Promise<SupportSummary | undefined> {
  if (!file.mayRead('plan') || file.kind !== 'person') return undefined;
  const live = (await interventionsOf(sql, file)).filter(({ endedAt }) => !endedAt);
  return { live, services: await servicesById(sql, [...new Set(live.map(({ versionId }) => versionId))]) };
}

const shown = 4;

/** A line for each; nothing more is said of it here. */
export const SupportPart = ({
  summary,
  language,
  href,
}: {
  summary: SupportSummary;
  language: 'sv' | 'en';
  href: string;
}) => {
  const t = supportTexts(language);
  const { live, services } = summary;
  return (
    <Section title={t.title} id="insatser" action={<a href={href}>{t.part.all}</a>}>
      {live.length === 0 && <p class="muted">{t.part.none}</p>}
      {live.length > 0 && (
        <ul class="lines">
          {live.slice(0, shown).map((one) => {
            const phase = phaseOf(one);
            return (
              <li>
                <p>
                  <a href={`${href}/${one.id}`}>{services.get(one.versionId)?.[language].name}</a>{' '}
                  <Mark kind={phaseMarks[phase]}>{t.phase[phase]}</Mark>
                </p>
              </li>
            );
          })}
          {live.length > shown && <li class="muted">{t.part.more(live.length - shown)}</li>}
        </ul>
      )}
    </Section>
  );
};
