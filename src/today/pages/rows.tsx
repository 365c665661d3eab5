import { type ClockKind, clockTexts, stateOf } from '../../clocks/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showDue, showDueTime, showMoment } from '../../platform/language/dates.ts';
import { Button, ButtonLink, ClockRow, Form } from '../../ui/index.ts';
import type { Shift } from '../duty.ts';
import { todayTexts } from '../texts.ts';
import type { AnsweredItem, DeskItem, DueItem } from '../today.store.ts';

export const hrefOf = ({ kind, fileId }: Pick<DeskItem, 'kind' | 'fileId'>): string =>
  `/${kind === 'contact' ? 'kontakt' : 'akt'}/${fileId}`;

/** "K7M-42QX · Anna E.", and only the reference while nobody has said a name. */
export const whoIs = (item: Pick<DeskItem, 'reference' | 'label'>, noName: string): string =>
  `${item.reference} · ${item.label || noName}`;

/** "Elin Åkesson (för Sara Lindqvist)" where she stands in. */
export const whoIsThere = ({ name, standsInFor }: Shift, standsIn: (name: string) => string): string =>
  standsInFor ? `${name} (${standsIn(standsInFor)})` : name;

/** Where the verb of each rule leads, from the file. */
const acts = {
  adultProtection: '/bedomning',
  childProtection: '/bedomning',
  ownConcernReport: '/barn',
  preliminaryAssessment: '/anmalan',
  reporterFeedback: '/anmalan',
  childOutcome: '/barnen',
  childGap: '/barnen',
  openInvestigation: '/utredning',
  consultationReview: '/samrad',
  policeEndTold: '/samrad',
  childFollowUp: '/barnets-lage',
  coordinatedPlanConsent: '/sip',
  coordinatedPlanCall: '/sip',
  coordinatedPlanMeeting: '/sip',
  coordinatedPlanReview: '/sip',
  childInvestigation: '/utredning',
  adultInvestigation: '/utredning',
  execution: '/beslut',
  decisionRequest: '/utredning',
  appeal: '/beslut',
  appealHandover: '/beslut',
  courtSubmission: '/beslut',
  courtAnswer: '/beslut',
  courtApplication: '/beslut',
  courtRuling: '/beslut',
  placementBegins: '/beslut',
  childShelterReview: '/beslut',
  secretLocationReview: '/beslut',
  chairReported: '/beslut',
  planAction: '/plan',
  safetyPlanReview: '/trygghetsplan',
  needAnswer: '/behov',
  referralAnswer: '/remisser',
  emergencyAidEnds: '/behov',
  restrainingOrderEnds: '/processer',
  transferAnswer: '/processer',
  secrecyMarkerEnds: '/niva',
  secrecyMarkerAsked: '/niva',
  promise: '/loften',
  newSafeWay: '/saker-kontakt/andra',
  urgentMeeting: '/moten',
  necessarySignature: '/samtycken',
  withdrawalCheck: '/samtycken',
  consentEnds: '/samtycken',
  emergencyReview: '',
  disclosureSignature: '/utlamnat',
  safetyConsideration: '/overvaganden',
  whoHasRead: '/last',
  riskReassessment: '/lage',
  riskFirst: '/lage',
  riskRedEvent: '/lage',
  riskSecondReading: '/lage',
  silence: '/insatser',
  supportEnds: '/insatser',
  allianceRated: '/insatser',
  ratingAtStart: '/insatser',
  ratingAtEnd: '/insatser',
  followUpContact: '/avslut',
  firstMeetingAsked: '/forsta-motet',
  firstMeeting: '/forsta-motet',
} as const;

/** Of one among several: straight to that one, and to the part of its page that waits. */
const ofOne: Partial<Record<ClockKind, (id: string) => string>> = {
  appeal: (id) => `/beslutat/${id}#mottaget`,
  appealHandover: (id) => `/beslutat/${id}#overklagat`,
  silence: (id) => `/insatser/${id}`,
  supportEnds: (id) => `/insatser/${id}`,
  allianceRated: (id) => `/insatser/${id}`,
  // Where the answer is written depends on whose file it is, which this list doesn't know: the page of the support leads on.
  ratingAtStart: (id) => `/insatser/${id}#skattning`,
  ratingAtEnd: (id) => `/insatser/${id}#skattning`,
};

/** In a contact no investigation is written: the file is opened first. An emergency is reviewed without opening the file again. */
const investigated: readonly ClockKind[] = ['openInvestigation', 'childInvestigation', 'adultInvestigation'];
const opensFileFirst = ({ kind, rule }: AnsweredItem) => kind === 'contact' && investigated.includes(rule);
const actHref = (item: AnsweredItem, rule: keyof typeof acts): string => {
  if (opensFileFirst(item)) return `${hrefOf(item)}/oppna-akter`;
  if (rule === 'emergencyReview' && item.about) return `/nodoppning/${item.about}`;
  return `${hrefOf(item)}${(item.about && ofOne[rule]?.(item.about)) ?? acts[rule]}`;
};

export const DueRow = ({ item, language, now }: { item: AnsweredItem; language: Language; now: Instant }) => {
  const t = clockTexts(language);
  const own = todayTexts(language);
  const state = stateOf({ dueAt: item.dueAt, metAt: null }, now);
  return (
    <ClockRow
      label={t.name[item.rule]}
      about={whoIs(item, own.noName)}
      due={dueInWords(item, language, now)}
      datetime={item.dueAt.toString()}
      state={state === 'breached' ? 'breach' : state === 'dueToday' ? 'today' : 'later'}
      owner={item.answering}
      action={
        item.rule === 'namedOwner' ? (
          <TakeButton fileId={item.fileId} label={own.take} about={item.reference} />
        ) : (
          <ButtonLink small kind="secondary" href={actHref(item, item.rule)}>
            {opensFileFirst(item) ? own.openFile : t.act[item.rule]}
            <span class="unseen">, {item.reference}</span>
          </ButtonLink>
        )
      }
    />
  );
};

/** The mark beside says that it is late or today; here stands when. */
function dueInWords(item: DueItem, language: Language, now: Instant): string {
  return stateOf({ dueAt: item.dueAt, metAt: null }, now) === 'dueToday'
    ? showDueTime(language, item.dueAt)
    : showDue(language, item.dueAt, now);
}

/** How urgent it is stands in words where the list is in that order. */
export const ContactRow = ({
  item,
  language,
  now,
  withUrgency = false,
}: {
  item: DeskItem;
  language: Language;
  now: Instant;
  withUrgency?: boolean;
}) => {
  const t = todayTexts(language);
  return (
    <ClockRow
      label={[t.states[item.state], ...(withUrgency ? [t.urgency[item.urgency]] : [])].join(' · ')}
      about={whoIs(item, t.noName)}
      due={showMoment(language, item.since, now)}
      ownWords
      datetime={item.since.toString()}
      state="later"
      owner={item.ownerName ?? t.nobody}
      action={
        item.ownerId ? (
          <ButtonLink small kind="secondary" href={hrefOf(item)}>
            {t.open}
            <span class="unseen"> {item.reference}</span>
          </ButtonLink>
        ) : (
          <TakeButton fileId={item.fileId} label={t.take} about={item.reference} />
        )
      }
    />
  );
};

/** Taking what nobody holds: the first one gets it. */
export const TakeButton = ({ fileId, label, about }: { fileId: string; label: string; about: string }) => (
  <Form inline action={`/kontakt/${fileId}/ta`} hidden={{ _form: newId() }}>
    <Button small kind="secondary">
      {label}
      <span class="unseen">, {about}</span>
    </Button>
  </Form>
);
