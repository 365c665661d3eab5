import type { FileContext } from '../../access/index.ts';
import { SafetyPage } from '../../safety/index.ts';
import { Notice } from '../../ui/index.ts';
import type { OwnFigures } from '../own-figures.store.ts';
import { riskTexts } from '../texts.ts';
import { type RatingForms, RatingPart } from './rating-part.tsx';

/** What the figures are not comes first: they are one person's own picture, and somebody else lives with the risk. */
export const OwnFiguresPage = ({ ctx, facts, forms }: { ctx: FileContext; facts: OwnFigures; forms: RatingForms }) => {
  const { ownFigures: t, nobody } = riskTexts(ctx.language);
  const at = `/akt/${ctx.file.id}`;
  return (
    <SafetyPage ctx={ctx} top={facts.top} title={t.page} lead={t.lead} narrow>
      <Notice kind="info" title={t.noLowerRisk}>
        <p>{t.ask}</p>
      </Notice>
      {facts.self ? (
        <RatingPart
          ctx={ctx}
          ratings={facts.ratings}
          quick={facts.quick}
          declined={facts.declined}
          forms={forms}
          action={`${at}/siffror`}
          care={t.care}
        />
      ) : (
        <p>{nobody}</p>
      )}
      {ctx.file.mayRead('plan') && (
        <p>
          <a href={`${at}/insatser`}>{t.toSupport}</a>
        </p>
      )}
    </SafetyPage>
  );
};
