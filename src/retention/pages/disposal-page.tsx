import { isAdministrator, OrganisationPage } from '../../organisation/index.ts';
import { retentionTexts } from '../texts.ts';
import { Decided, Done, Waiting } from './decided.tsx';
import { Due, Later } from './due.tsx';
import { Holds } from './holds.tsx';
import { Research } from './research.tsx';
import type { DisposalView } from './view.ts';

export const DisposalPage = (view: DisposalView) => {
  const { frame, disposals, leads } = view;
  const t = retentionTexts(frame.language);
  const waiting = disposals.filter(({ confirmedAt }) => confirmedAt === null);
  const decided = disposals.filter(({ confirmedAt, carriedOutAt }) => confirmedAt !== null && carriedOutAt === null);
  const done = disposals.filter(({ carriedOutAt }) => carriedOutAt !== null);
  return (
    <OrganisationPage frame={frame} title={t.title} lead={t.lead}>
      <Waiting {...view} rows={waiting} />
      {leads && <Due {...view} />}
      {decided.length > 0 && <Decided {...view} rows={decided} />}
      {leads && view.later.length > 0 && <Later {...view} />}
      {leads && <Holds {...view} />}
      {done.length > 0 && <Done {...view} rows={done} />}
      <p class="muted">{t.advice}</p>
      {isAdministrator(frame) && <Research {...view} />}
    </OrganisationPage>
  );
};
