import { type Frame, StaffPage } from '../../access/index.ts';
import { dayOf, type Instant, isBefore } from '../../kernel/instant.ts';
import type { Backup } from '../../organisation/index.ts';
import { showFixedMoment, showFullDay } from '../../platform/language/dates.ts';
import { adviceKeptFor } from '../../retention/index.ts';
import { violenceWords } from '../../safety/index.ts';
import { Actions, ButtonLink, DescriptionList, Notice } from '../../ui/index.ts';
import type { Advice, EndedAdvice } from './advice.ts';
import { advicePath, BackupLine } from './advice-page.tsx';
import { goesOwnWay } from './further.ts';
import { adviceTexts } from './texts.ts';

/** For as long as anything can be done with what is known. */
export const isDangerNow = ({ danger, takenFurtherAt, givenAt }: Advice, now: Instant): boolean =>
  danger === 'unfindable' && takenFurtherAt === null && isBefore(now, givenAt.add({ hours: 24 }));

type Props = { frame: Frame; advice: Advice; backup: Backup | undefined };

export const GivenAdvicePage = ({ frame, advice, backup }: Props) => {
  const { language, now } = frame;
  const t = adviceTexts(language);
  const kinds = violenceWords(language).kind;
  const when = showFixedMoment(language, advice.givenAt, now);
  const answer = (said: EndedAdvice['danger']) =>
    said === 'none' ? t.given.no : t.given.unfindable(t.becauses[advice.because ?? 'nothingToGoOn']);
  const further = `${goesOwnWay(advice.forWhom) ? '/vag-in' : '/kontakt/ny'}?rad=${advice.id}`;
  return (
    <StaffPage
      frame={frame}
      title={t.given.title(when)}
      documentTitle={t.documentTitle}
      current="intake"
      lead={t.given.lead}
      narrow
    >
      {isDangerNow(advice, now) && (
        <Notice kind="danger" title={t.dangerNow}>
          <BackupLine frame={frame} backup={backup} />
        </Notice>
      )}
      <DescriptionList
        items={[
          { term: t.given.by, value: advice.givenByName },
          { term: t.forWhom, value: t.forWhoms[advice.forWhom].label },
          { term: t.channel, value: t.channels[advice.channel] },
          { term: t.given.termsTold, value: t.termsTolds[advice.termsTold] },
          { term: t.danger, value: answer(advice.danger) },
          { term: t.childConcern, value: answer(advice.childConcern) },
          {
            term: t.violence,
            value: advice.violence.map((kind) => kinds[kind].label).join(', ') || t.given.nothingSaid,
          },
          { term: t.advised, value: advice.advised.map((kind) => t.adviseds[kind]).join('. ') },
          ...(advice.note ? [{ term: t.given.note, value: advice.note }] : []),
        ]}
      />
      {advice.takenFurtherAt ? (
        <p>{t.given.wentOn(showFixedMoment(language, advice.takenFurtherAt, now))}</p>
      ) : (
        <p>{goesOwnWay(advice.forWhom) ? t.given.furtherOwnWay : t.given.furtherHelp}</p>
      )}
      <p class="muted">{t.given.kept(showFullDay(language, dayOf(advice.givenAt).add(adviceKeptFor)))}</p>
      <Actions>
        {!advice.takenFurtherAt && (
          <ButtonLink kind="secondary" href={further}>
            {t.given.further}
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" href={advicePath}>
          {t.given.back}
        </ButtonLink>
      </Actions>
    </StaffPage>
  );
};
