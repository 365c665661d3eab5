import type { sv } from './leaving.text.sv.ts';

export const en: typeof sv = {
  title: 'Leaving plan',
  lead: 'What is arranged before the person moves apart, side by side. Read what each errand reveals, and to whom, before anybody does it.',
  toPlan: 'To the plan',
  noticeTitle: 'This is the most dangerous time',
  notice:
    'Decide on the order with the person. Do nothing that is noticed until they are safe, or have said that it may be noticed.',
  none: 'No errand has begun.',
  openTitle: 'Under way',
  closedTitle: 'Done, or did not work',
  beginTitle: 'Add errands',
  choose: (name) => `Take along: ${name}`,
  chosenMissing: 'Tick at least one errand.',
  reveals: 'Reveals',
  defaults: 'For all rows that you tick',
  owner: 'Who does it?',
  ownerHelp:
    'Only those of the team who see how the person is protected can be chosen: nobody else sees the leaving plan.',
  ownerMissing: 'Choose who does it.',
  dueOn: 'By which day?',
  dayMissing: 'Write by which day.',
  dayPassed: 'That day has passed. Write a day from today on.',
  otherwise: 'Different for this row',
  rowOwner: 'Somebody else does it',
  asAbove: 'As above',
  rowDueOn: 'Another day',
  escort: 'Who goes along?',
  nobodyAlong: 'Nobody',
  escortHelp: 'Whoever goes along gets an action of their own, with the same day.',
  escortTask: (task) => `Go along: ${task}`,
  more: 'What more could it reveal here?',
  begin: 'Add to the plan',
  begun: 'The errands stand in the plan, with an owner and a day.',
  ownerIs: 'Owner',
  due: 'Day',
  escortIs: 'Goes along',
  act: 'Done',
  room: 'Private room',
  roomMissing: 'No room is booked. Book before you go there.',
  roomBooked: (when) => `Booked ${when}`,
  roomWords: 'With whom is the room booked, and for when?',
  roomWordsMissing: 'Write with whom the room is booked.',
  book: 'The room is booked',
  isBooked: 'The room is booked.',
  alreadyBooked: 'The room was booked already. Reload the page.',
  obstacle: 'There is an obstacle',
  obstacleKind: 'Which obstacle?',
  obstacleMissing: 'Choose which obstacle.',
  obstacleWords: 'What happened?',
  record: 'Record the obstacle',
  recorded: 'The obstacle is recorded.',
  remove: 'The obstacle is gone',
  removed: 'The obstacle is gone.',
  removedOn: (when) => `gone ${when}`,
  stops: 'Obstacles',
  left: (n) => (n === 1 ? '1 obstacle left' : `${n} obstacles left`),
  ended: 'The errand has ended already. Reload the page.',
  errand: {
    ownAccount: {
      name: 'Own bank account',
      task: 'The bank: an account of one’s own that nobody else sees',
      reveals:
        'The bank sends letters home. In a joint account the other one sees withdrawals and money that is moved. Whoever knows the code sees the new account in the app.',
    },
    socialInsurance: {
      name: 'Social Insurance Agency',
      task: 'Social Insurance Agency: child allowance, maintenance support and account for payments',
      reveals:
        'The other guardian hears when the receiver of the child allowance changes. Letters go to the registered address.',
    },
    taxAgency: {
      name: 'Tax Agency and protected registration',
      task: 'Tax Agency: confidentiality marking or protected registration, before a move is registered',
      reveals:
        'Registering a move makes the address public to all. Ask for protection first. Ask for the answer in a safe way, not by letter home.',
    },
    landlord: {
      name: 'The landlord',
      task: 'The landlord: the lease, the lock or another flat',
      reveals:
        'Whoever also stands on the lease hears of a notice or an exchange. A landlord may answer anybody who calls.',
    },
    school: {
      name: 'School and preschool',
      task: 'School and preschool: the app, who may fetch, and what is hidden',
      reveals:
        'Both guardians see schedule, absence and messages in the app, and a new school. A change mostly takes both.',
    },
    healthRecords: {
      name: '1177',
      task: '1177: have the care giver block guardians’ access, and go through the person’s own proxies',
      reveals:
        'A guardian sees the child’s appointments, records and which clinic it is until it is blocked. A proxy sees the person’s own.',
    },
    sharedPhone: {
      name: 'Phone and shared accounts',
      task: 'Phone, tablet and accounts that are shared: location, albums, family account',
      reveals:
        'Shared location, shared albums and the call list show the other one where they are and whom they talk with. Turning them off is noticed too.',
    },
    eIdentification: {
      name: 'E-identification',
      task: 'E-identification: block it, new code or new phone',
      reveals:
        'Whoever knows the code can sign in the person’s name and read post from authorities. Blocking and reissuing can send a notice to the old phone.',
    },
    mailForwarding: {
      name: 'The post',
      task: 'The post: forwarding or a box address',
      reveals: 'Forwarding is confirmed by letter to the old address, and may take the other one’s post along.',
    },
    divorce: {
      name: 'Divorce',
      task: 'The district court: application for divorce',
      reveals: 'The court serves the application on the other one, with all that stands in it, an address too.',
    },
    policeDesk: {
      name: 'The police',
      task: 'The police: report or interview in a private room',
      reveals: 'At the desk everybody who waits can hear. The suspect learns of the report when the police call.',
    },
    wayThere: {
      name: 'The way there',
      task: 'The way there: bus, ticket, time and who goes along',
      reveals:
        'Card, app and account statement show the other one where they went. Pay in cash, or let us arrange the journey.',
    },
  },
  obstacleKinds: {
    landlordRefuses: 'The landlord says no',
    otherGuardianNeeded: 'The other guardian has to take part',
    noEIdentification: 'No e-identification of their own',
    noIdDocument: 'No identity document',
    sharedDebt: 'Shared debt or contract',
    cost: 'It costs too much',
    longWait: 'Long wait',
    wouldReveal: 'It would reveal the person',
    serviceRefuses: 'Whoever should do it says no',
    noEscort: 'Nobody can go along',
    other: 'Something else',
  },
};
