import type { sv } from './placement.text.sv.ts';

export const en: typeof sv = {
  followChild: 'Follow up the child without consent, six months at most',
  title: 'What happens with the decision',
  open: 'What happens with the decision',
  openWaiting: 'Write down when it has begun',
  whatNow: 'Now',
  next: {
    courtSubmission: (when) =>
      `To be submitted to the administrative court ${when}, or the decision lapses (LPBS 4:3–4:4).`,
    courtAnswer: (when) => `The court looks at the decision, usually ${when}. Unless confirmed, the placement ends.`,
    courtApplication: (when) => `Apply to the administrative court ${when}, or the placement ends (LPBS 4:6).`,
    courtRuling: (when) =>
      `The court answers the application, usually ${when} (LPBS 8:2). If it is no, the placement ends.`,
    placementBegins: (when) => `The placement must begin ${when}, or the court’s decision lapses (LPBS 3:4).`,
    childShelterReview: (when) =>
      `The placement is to be reviewed ${when} (LPBS 5:3, SoL 22:13). Missing it breaks the law, and the leaders are told.`,
    secretLocationReview: (when) =>
      `Keeping the place secret is to be reviewed ${when} (LPBS 5:6). Missing it breaks the law, and the leaders are told.`,
    chairReported: (when) =>
      `The chair’s decision is to be reported to the board ${when} (LPBS 4:1). If missed, the chair and the manager are told.`,
    execution: (when) =>
      `Must have begun ${when}, or else it is reported to IVO (SoL 34:1). Write down when it has begun, or that it isn’t needed any more.`,
  },
  notBegun: 'Write down the day the placement began. The time to apply and to review is counted from it.',
  notBegunGranted: 'Write down the day the placement begins. The time to the review is counted from it.',
  notFinal: 'Write down when the court’s decision became final. The placement must begin within four weeks (LPBS 3:4).',
  over: (what, day) => `${what}: ${day}. No more time limits run.`,
  replaced: 'A later decision holds instead.',
  nothing: 'There is nothing more to wait for.',
  done: 'What has happened',
  doneLine: (what, day, by) => `${what}, ${day}. Written down by ${by}.`,
  until: (day) => `Until ${day}.`,
  form: 'Write down what has happened',
  step: 'What has happened?',
  on: 'Which day?',
  onHelp: 'The day it happened, as 26/11, “today” or “yesterday”.',
  onHelpMeeting: 'The day it happened, as 26/11, “today” or “yesterday”. For the board’s next meeting: its day.',
  notNow: 'That can’t be written down now. Read how it stands, and choose something else.',
  untilLabel: 'If the court gave more time: until which day?',
  words: 'What was found, and what are the reasons?',
  wordsHelp: 'Needed for a review, for more time and when something ends. Never write where the place is.',
  wordsHelpExecution:
    'Needed when it is interrupted or isn’t needed any more: what did the person say? Never write where a place is.',
  save: 'Write down',
  saved: 'Written down.',
  steps: {
    submitted: 'The decision is submitted to the court',
    confirmed: 'The court confirmed the decision',
    notConfirmed: 'The court didn’t confirm the decision: the placement ends',
    begun: 'The placement has begun',
    applied: 'The application is made to the court',
    moreTime: 'The court gave more time to apply',
    granted: 'The court said yes to the application',
    rejected: 'The court said no to the application: the placement ends',
    final: 'The court’s decision has become final',
    reviewed: 'Reviewed: the placement goes on',
    reviewedEnds: 'Reviewed: the placement ends',
    lapsed: 'The time ran out: the decision no longer holds',
    ended: 'The placement has ended',
    meeting: 'The day of the board’s next meeting is set',
    reported: 'The decision is reported to the board',
    executed: 'What was granted has begun',
    notWanted: 'The person no longer wants or needs it',
    interrupted: 'It was interrupted, and is to begin anew',
  },
  own: {
    secretLocation: {
      reviewed: 'Reviewed: the place is still kept secret',
      reviewedEnds: 'Reviewed: the place need not be kept secret any more',
      ended: 'The place is no longer kept secret',
    },
    shelterAdult: {
      executed: 'The person has come to the protected housing',
      interrupted: 'The stay was interrupted, and a new one is needed',
    },
    emergencyAid: { executed: 'All of the aid is paid' },
    incomeSupport: {
      executed: 'The aid is being paid',
      interrupted: 'The payment was interrupted, and is to begin anew',
    },
  },
  problems: {
    inFuture: 'That day hasn’t come yet. Write it down when it has happened.',
    beforeDecision: 'That day is before the decision.',
    tooLate:
      'The time had run out by then, and the decision no longer held. Write down that it has ended, and ask for a new decision if the child needs protection.',
    noUntil: 'Write until which day the court has given more time.',
    noWords: 'Write what was found, and the reasons.',
  },
  notLonger: 'The new day must be after the one that holds now.',
  ranOut: 'The time had already run out that day, and can’t be extended then.',
  meetingPassed: 'The meeting must be today or later.',
  meeting: 'When is the board’s next meeting?',
  meetingHelp:
    'The decision is reported then (LPBS 4:1). If you don’t know the day, leave it: we are reminded within four weeks.',
};
