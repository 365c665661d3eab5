import type { FileContext } from '../../access/index.ts';
import type { FileClock } from '../../clocks/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { Button, ButtonLink, Form, Mark, Section } from '../../ui/index.ts';
import { type Withheld, WithheldLine } from '../../withholding/index.ts';
import { carriesNothingOut, type Decision, investigatedKinds } from '../decision.ts';
import { decisionTexts, stateInWords } from '../decision-texts.ts';
import type { FileTopFacts } from '../file-top.store.ts';
import { type DecisionStep, isChildsPlace, isFollowed, ownClocks, possibleSteps, stands } from '../placement.ts';
import { placementTexts } from '../placement-texts.ts';
import { nameOf } from '../texts.ts';
import { NextLines } from './decision-next.tsx';

const marks = { asked: 'today', granted: 'done', refused: 'plain', changed: 'danger' } as const;

type CardProps = {
  ctx: FileContext;
  top: FileTopFacts;
  decision: Decision;
  all: readonly Decision[];
  clocks?: readonly FileClock[];
  steps?: readonly DecisionStep[];
  withheld?: readonly Withheld[];
  /** Whoever looks has the right to make it now. */
  decides?: boolean;
  alone?: boolean;
};

/** One decision as it stands: what was asked, what was decided, by whom and when. */
export const DecisionCard = ({
  ctx,
  top,
  decision,
  all,
  clocks = [],
  steps = [],
  withheld = [],
  decides,
  alone,
}: CardProps) => {
  const { language, now } = ctx;
  const t = decisionTexts(language);
  const person = top.people.find(({ id }) => id === decision.personId);
  const changed = all.some(({ changesId }) => changesId === decision.id);
  const state = changed ? t.overtaken : stateInWords(decision, language);
  const investigated = investigatedKinds.some((kind) => kind === decision.kind) && !carriesNothingOut(decision.kind);
  const followed =
    !alone && decision.state === 'granted' && isFollowed(decision.kind)
      ? {
          decision,
          stands: stands(decision, all),
          steps: steps.filter(({ decisionId }) => decisionId === decision.id),
          clocks: ownClocks(decision, clocks),
        }
      : undefined;
  const possible = followed && ctx.file.mayWrite('decisions') ? possibleSteps(followed, now) : [];
  const submits = possible.includes('submitted');
  const waits = possible.includes('executed');
  const who = person ? nameOf(person, top.people, language) : '';
  const title = `${t.kinds[decision.kind]}: ${who}`;
  // More than one of a kind is told apart also where its mark isn't seen.
  const twice = all.some(
    ({ id, kind, personId }) => id !== decision.id && kind === decision.kind && personId === decision.personId,
  );
  return (
    <Section
      id={`decision-${decision.id}`}
      title={
        twice ? (
          <>
            {title}
            <span class="unseen">
              , {state} {showMoment(language, decision.decidedAt ?? decision.askedAt, now)}
            </span>
          </>
        ) : (
          title
        )
      }
      action={<Mark kind={changed ? 'plain' : marks[decision.state]}>{state}</Mark>}
    >
      <p class="help">
        {decision.decidedAt
          ? t.madeLine(decision.decidedBy ?? '', showMoment(language, decision.decidedAt, now), decision.basis ?? '')
          : t.askedLine(decision.askedBy, decision.askedOf ?? '', showMoment(language, decision.askedAt, now))}
      </p>
      {decision.changeGround && <p>{t.grounds[decision.changeGround]}</p>}
      {decision.motivation && <p>{decision.motivation}</p>}
      {followed && <NextLines ctx={ctx} followed={followed} first />}
      {submits && (
        <Form
          action={`${top.address}/beslut/${decision.id}/ratten`}
          hidden={{ _form: newId() }}
          label={`${t.submit}, ${who}`}
        >
          <Button kind="secondary" small>
            {t.submit}
          </Button>
        </Form>
      )}
      {followed && waits && (
        <p>
          <ButtonLink kind="secondary" small href={`${top.address}/beslut/${decision.id}/steg`}>
            {placementTexts(language).openWaiting}
            <span class="unseen">
              , {t.kinds[decision.kind]}: {who}
            </span>
          </ButtonLink>
        </p>
      )}
      {followed && !waits && (isChildsPlace(decision.kind) || followed.steps.length > 0) && (
        <p>
          <a href={`${top.address}/beslut/${decision.id}/steg`}>
            {placementTexts(language).open}
            <span class="unseen">
              , {t.kinds[decision.kind]}: {who}
            </span>
          </a>
        </p>
      )}
      {!alone && decision.state === 'asked' && ctx.file.mayWrite('decisions') && (
        <p>
          <ButtonLink kind="secondary" small href={`${top.address}/beslut/${decision.id}`}>
            {decides ? t.open : t.look}
          </ButtonLink>
        </p>
      )}
      {!alone && investigated && (
        <p>
          <a href={`${top.address}/beslutat/${decision.id}`}>{t.toDecided}</a>
        </p>
      )}
      {!alone &&
        decision.state === 'granted' &&
        decision.kind !== 'endWithoutIntervention' &&
        !carriesNothingOut(decision.kind) &&
        !changed &&
        ctx.file.mayWrite('decisions') && (
          <p>
            <a href={`${top.address}/beslut/${decision.id}/andra`}>{t.change}</a>
          </p>
        )}
      {!alone && <WithheldLine ctx={ctx} kind="decision" item={decision.id} withheld={withheld} />}
    </Section>
  );
};
