import type { Frame } from '../../access/index.ts';
import { EmptyState, Section } from '../../ui/index.ts';
import type { ToDo } from '../overview.ts';
import { organisationTexts } from '../texts.ts';
import { OrganisationPage } from './organisation-page.tsx';

export const OverviewPage = ({ frame, todo }: { frame: Frame; todo: readonly ToDo[] }) => {
  const t = organisationTexts(frame.language);
  return (
    <OrganisationPage frame={frame} title={t.pages.overview} lead={t.overview.lead}>
      <Section title={t.overview.todo} id="ordna" count={todo.length}>
        {todo.length === 0 ? (
          <EmptyState title={t.overview.nothing}>
            <p>{t.overview.nothingHelp}</p>
          </EmptyState>
        ) : (
          <ul class="rows">
            {todo.map(({ words, href }) => (
              <li class="row">
                <p class="row-title">
                  <a href={href}>{words}</a>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </OrganisationPage>
  );
};
