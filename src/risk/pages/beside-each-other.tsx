import type { FileContext } from '../../access/index.ts';
import { inWords } from '../../instruments/index.ts';
import { showAgo } from '../../platform/language/dates.ts';
import { DescriptionList, Mark, Notice } from '../../ui/index.ts';
import { gapBetween, isOverdue, type Risk } from '../risk.ts';
import { riskTexts } from '../texts.ts';

type Props = { ctx: Pick<FileContext, 'language' | 'now'>; risk: Risk; missing?: number | undefined };

/** Judgement, points and the person's own estimate: three, and none of them corrects the others. */
export const BesideEachOther = ({ ctx, risk, missing }: Props) => {
  const { language, now } = ctx;
  const t = riskTexts(language);
  const { level, assessedAt } = risk;
  if (!level || !assessedAt) return null;
  const gap = gapBetween(risk.ownEstimate, level);
  const old = isOverdue({ at: assessedAt, level }, now);
  return (
    <>
      <DescriptionList
        items={[
          {
            term: t.judgement,
            value: (
              <>
                <Mark kind={level === 'high' || level === 'acute' ? 'danger' : 'plain'}>{t.levels[level]}</Mark>{' '}
                {t.lastLine(risk.assessedBy ?? '', showAgo(language, assessedAt, now))}
                {risk.words && <p class="written">{risk.words}</p>}
              </>
            ),
          },
          { term: t.points, value: pointsInWords(risk, missing, language) },
          { term: t.own, value: risk.ownEstimate === null ? t.ownNotAsked : t.ownLine(risk.ownEstimate) },
        ]}
      />
      {old && <Mark kind="today">{t.old}</Mark>}
      {gap && (
        <Notice kind="info">
          <p>{t.gap[gap]}</p>
        </Notice>
      )}
    </>
  );
};

/** Points never stand alone: with no level set that is said, and nothing is said to be safe. */
function pointsInWords({ score, scoreLevel, title }: Risk, missing: number | undefined, language: 'sv' | 'en') {
  const t = riskTexts(language);
  if (score === null) return missing ? t.incomplete(missing) : t.noPoints;
  const points = new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB').format(score);
  return (
    <>
      {scoreLevel ? t.pointsLevel(points, t.levels[scoreLevel]) : t.pointsLine(points)} ({inWords(title, language)}).{' '}
      {scoreLevel ? '' : t.noLevel} {t.notNoRisk}
    </>
  );
}
