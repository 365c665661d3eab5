import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { riskAge } from '../../risk/index.ts';
import { protectionTexts, SafetyPage } from '../../safety/index.ts';
import { Button, ButtonLink, Disclosure, Fold, Form, Mark, Notice, Section, TextArea } from '../../ui/index.ts';
import { decidedTexts } from '../decided-texts.ts';
import { keyOf, mayWriteIn, type Place } from '../investigation.ts';
import { addressOf, type DocumentFacts, listAddress } from '../load.ts';
import { investigationTexts } from '../texts.ts';
import type { DocumentProps } from './document-props.ts';
import { Before, Earlier } from './list-page.tsx';
import { PartForm, titleOf } from './part-page.tsx';
import { AlonePart, DangerPart, RiskPart } from './promises-part.tsx';
import { RequestPart } from './request-part.tsx';
import { MoreTime, ReviewPart } from './review-part.tsx';

/** The whole investigation on one page: what became of the person before, what is missing, and every part. */
export const DocumentPage = (props: DocumentProps) => {
  const { ctx, facts } = props;
  const { language, now } = ctx;
  const { investigation, earlier } = facts;
  const t = investigationTexts(language);
  const draft = mayWriteIn(investigation);
  const when = (at: typeof investigation.openedAt) => showFixedMoment(language, at, now);
  return (
    <SafetyPage ctx={ctx} top={facts.top} title={t.title} lead={draft ? t.document.lead : undefined}>
      <p class="way-back">
        <a href={listAddress(ctx)}>{t.toList}</a>
      </p>
      <Before ctx={ctx} earlier={earlier} />
      {earlier.length > 0 && (
        <Section id="tidigare" title={t.earlier} count={earlier.length}>
          <Earlier ctx={ctx} earlier={earlier} />
        </Section>
      )}
      <Section
        id="lage"
        title={t.states[investigation.state]}
        action={investigation.outcome ? <Mark kind="plain">{t.outcomes[investigation.outcome]}</Mark> : undefined}
      >
        <div class="stack-near">
          <p>
            {t.openedLine(investigation.openedBy, when(investigation.openedAt))}{' '}
            <span class="muted">{investigation.basis}</span>
          </p>
          <p class="written">{investigation.motive}</p>
          {investigation.state === 'review' && investigation.askedAt && (
            <p>{t.askedLine(investigation.askedOf ?? '', when(investigation.askedAt))}</p>
          )}
          {investigation.signedAt && <p>{t.signedLine(investigation.signedBy ?? '', when(investigation.signedAt))}</p>}
          {investigation.outcome && investigation.endedAt && (
            <p>
              {t.endedLine(t.outcomes[investigation.outcome], investigation.endedBy ?? '', when(investigation.endedAt))}
            </p>
          )}
          {draft && <Gaps facts={facts} ctx={ctx} />}
        </div>
      </Section>
      {investigation.subject === 'adult' && facts.children.length > 0 && draft && (
        <Notice kind="info" title={t.impact.title}>
          <p>{t.impact.notice}</p>
          <p>{t.impact.help}</p>
        </Notice>
      )}
      {investigation.subject === 'child' && <DangerPart {...props} />}
      {facts.places.map((place) => (
        <PartFold {...props} place={place} />
      ))}
      <RiskPart {...props} />
      {investigation.subject === 'adult' && facts.children.length > 0 && <AlonePart {...props} />}
      <ReviewPart {...props} />
      {(investigation.state === 'signed' || investigation.state === 'ended') && (
        <Section id="besluta" title={decidedTexts(language).onDocument.title}>
          <ul class="lines">
            {props.decided.map((one) => (
              <li>
                <a href={`/akt/${ctx.file.id}/beslutat/${one.decisionId}`}>{one.words}</a>
              </li>
            ))}
          </ul>
          <p>
            <ButtonLink href={`${addressOf(ctx, investigation.id)}/beslut`}>
              {decidedTexts(language).onDocument.title}
            </ButtonLink>
          </p>
        </Section>
      )}
      <RequestPart {...props} />
      <MoreTime {...props} />
    </SafetyPage>
  );
};

const Gaps = ({ ctx, facts }: { ctx: FileContext; facts: DocumentFacts }) => {
  const t = investigationTexts(ctx.language).document;
  if (facts.gaps.length === 0)
    return (
      <p>
        <Mark kind="done">{t.nothingMissing}</Mark>
      </p>
    );
  return (
    <>
      <p>
        <strong>{t.missing}</strong>
      </p>
      <ul class="lines">
        {facts.gaps.map((gap) =>
          gap.gap === 'part' ? (
            <li>
              <a href={`#del-${foldOf(gap.place)}`}>{titleOf(gap.place, facts, ctx.language)}</a>
            </li>
          ) : gap.gap === 'riskAssessment' ? (
            <li>
              <a href="#skal">{t.missingRisk}</a>
            </li>
          ) : (
            <li>
              <a href={gap.gap === 'alone' ? '#ensam' : '#fara'}>
                {gap.gap === 'alone' ? t.missingAlone : t.missingDanger}
              </a>
            </li>
          ),
        )}
      </ul>
    </>
  );
};

/** One child's part has the child in its place on the page too. */
const foldOf = (place: Place): string => (place.child ? `${place.part}-${place.child}` : place.part);

const PartFold = ({ ctx, facts, place }: DocumentProps & { place: Place }) => {
  const { language, now } = ctx;
  const t = investigationTexts(language);
  const part = facts.parts.get(keyOf(place));
  const comments = facts.comments.filter((one) => keyOf(one) === keyOf(place));
  const open = comments.filter(({ settledBy }) => settledBy === null);
  const draft = mayWriteIn(facts.investigation);
  const writes = draft && ctx.file.mayWrite('decisions');
  const written = (part?.text.trim() ?? '') !== '';
  const next = facts.gaps.find((gap) => gap.gap === 'part');
  const isNext = next?.gap === 'part' && keyOf(next.place) === keyOf(place);
  const optional = place.part === 'childVoiceMissing' || place.part === 'childVoice';
  const missing = facts.gaps.some((gap) => gap.gap === 'part' && keyOf(gap.place) === keyOf(place));
  return (
    <Fold
      id={`del-${foldOf(place)}`}
      title={titleOf(place, facts, language)}
      // What is next is open, and all of it for whoever reads it whole.
      open={open.length > 0 || facts.investigation.state !== 'writing' || facts.gaps.length === 0 || isNext}
      mark={
        open.length > 0 ? (
          <Mark kind="today">{t.document.comments(open.length)}</Mark>
        ) : written ? (
          <Mark kind="done">{t.document.done}</Mark>
        ) : !optional || missing ? (
          <Mark kind="plain">{t.document.empty}</Mark>
        ) : undefined
      }
    >
      {place.part === 'risk' && <RiskRests ctx={ctx} facts={facts} />}
      {place.part === 'violence' && <WrittenTogether ctx={ctx} facts={facts} />}
      {writes ? (
        <PartForm ctx={ctx} facts={facts} place={place} part={part} />
      ) : (
        <p class="written">{written ? part?.text : t.document.empty}</p>
      )}
      {comments.map((comment) => (
        <article class="record stack">
          <p class="muted">{t.review.commentBy(comment.by, showFixedMoment(language, comment.at, now))}</p>
          <p class="written">{comment.words}</p>
          {comment.settledBy ? (
            <p class="muted">{t.review.settledBy(comment.settledBy)}</p>
          ) : (
            writes && (
              <Form
                action={`${addressOf(ctx, facts.investigation.id)}/kommentar/${comment.id}`}
                label={t.review.settle}
                hidden={{ _form: newId() }}
              >
                <Button kind="secondary" small>
                  {t.review.settle}
                </Button>
              </Form>
            )
          )}
        </article>
      ))}
      {writes && facts.investigation.state === 'review' && <CommentForm ctx={ctx} facts={facts} place={place} />}
    </Fold>
  );
};

const CommentForm = ({ ctx, facts, place }: Pick<DocumentProps, 'ctx' | 'facts'> & { place: Place }) => {
  const t = investigationTexts(ctx.language).review;
  const form = { ...emptyForm(), scope: `k-${foldOf(place)}` };
  return (
    <Disclosure label={t.comment}>
      <Form
        action={`${addressOf(ctx, facts.investigation.id)}/del/${keyOf(place)}/kommentar`}
        label={t.comment}
        hidden={{ _form: newId() }}
      >
        <TextArea form={form} name="words" label={t.commentWords} rows={3} />
        <Button kind="secondary" small>
          {t.comment}
        </Button>
      </Form>
    </Disclosure>
  );
};

/** Two investigations and one violence: what both units write of it from the child's view is one step away from either (V23). */
const WrittenTogether = ({ ctx, facts }: Pick<DocumentProps, 'ctx' | 'facts'>) => {
  const t = investigationTexts(ctx.language).document;
  const children = facts.investigation.subject === 'child' || facts.children.length > 0;
  if (!children || ctx.file.side === 'perpetrator' || !ctx.file.mayWrite('children')) return null;
  return (
    <p>
      <a href={`${facts.top.address}/gemensamt`}>{t.together}</a> <span class="muted">{t.togetherHelp}</span>
    </p>
  );
};

/** What the text on risk rests on: the last assessments, with their age. */
const RiskRests = ({ ctx, facts }: Pick<DocumentProps, 'ctx' | 'facts'>) => {
  const { language, now } = ctx;
  const t = investigationTexts(language).document;
  const { assessment, risk, restsOnRisk, top } = facts;
  if (!restsOnRisk) return null;
  return (
    <>
      {risk && (
        <p>
          {riskAge(risk, now, language).label}: {riskAge(risk, now, language).words}{' '}
          <a href={`${top.address}/lage`}>{t.openRisk}</a>
        </p>
      )}
      {(assessment || !risk) && (
        <p>
          {assessment?.need && assessment.assessedAt
            ? t.riskRests(
                protectionTexts(language).needs[assessment.need],
                showFixedMoment(language, assessment.assessedAt, now),
                assessment.by,
              )
            : t.riskNone}{' '}
          <a href={`${top.address}/bedomning`}>{t.assess}</a>
        </p>
      )}
    </>
  );
};
