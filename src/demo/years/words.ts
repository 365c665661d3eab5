import type { Severity, ViolenceKind } from '../../safety/index.ts';

/** What stands in the files: short, in the words that a worker would use, with who did what to whom. */
export const told: Readonly<Record<ViolenceKind, readonly ((by: string, to: string) => string)[]>> = {
  psychological: [
    (by, to) => `${by} kallar ${to} värdelös inför barnen och säger att ingen skulle tro ett ord.`,
    (by, to) => `${by} har sagt till ${to}: "Går du så vet du vad som händer." ${to} väger varje ord hemma.`,
    (by, to) => `${by} slutar prata i flera dagar när ${to} har träffat en vän.`,
  ],
  physical: [
    (by, to) => `${by} knuffade ${to} mot köksbänken. ${to} har ont i sidan vid djupa andetag.`,
    (by, to) => `${by} slog ${to} med öppen hand två gånger i hallen.`,
    (by, to) => `${by} drog ${to} i håret från soffan till dörren.`,
    (by, to) => `${by} sparkade ${to} på benen i sängen. Det är tredje gången sedan i somras.`,
  ],
  sexual: [
    (by, to) => `${by} tvingar ${to} fast ${to} har sagt nej, oftast när barnen sover.`,
    (by, to) => `${by} säger att det är en skyldighet. ${to} vågar inte längre säga nej.`,
  ],
  economic: [
    (by, to) => `${by} har ${to}s bankkort och ger kontanter till mat mot kvitto.`,
    (by, to) => `${by} har tagit lån i ${to}s namn. ${to} fick veta det av Kronofogden.`,
  ],
  material: [
    (by, to) => `${by} slog sönder ${to}s telefon mot diskbänken.`,
    (by, to) => `${by} klippte sönder ${to}s kläder när ${to} var på arbetet.`,
  ],
  digital: [
    (by, to) => `${by} läser ${to}s meddelanden varje kväll och har lösenorden.`,
    (by, to) => `${by} ser var ${to} är genom telefonen och ringer när ${to} avviker från vägen hem.`,
  ],
  stalking: [
    (by, to) => `${by} väntar utanför ${to}s arbete flera dagar i veckan.`,
    (by, to) => `${by} ringer från dolt nummer på nätterna och står i trapphuset hos ${to}.`,
  ],
  latent: [
    (by, to) => `${to} hör på stegen i trappan hur kvällen blir. ${by} behöver inte säga något.`,
    (by, to) => `${by} lägger knytnäven på bordet och ser på ${to}. Då tystnar alla.`,
  ],
  neglect: [
    (by, to) => `${by} tar undan ${to}s medicin och hämtar inte ut den nya.`,
    (by, to) => `${by} låter inte hemtjänsten komma in till ${to}.`,
  ],
  honourControl: [
    (by, to) => `${by} bestämmer vem ${to} får träffa och följer med till och från skolan.`,
    (by, to) => `${by} har sagt att ${to} ska gifta sig i sommar. ${to} har inte blivit tillfrågad.`,
  ],
  strangulation: [
    (by, to) => `${by} tog strypgrepp på ${to} tills det svartnade. ${to} är hes och det gör ont att svälja.`,
  ],
  threatToKill: [(by, to) => `${by} har sagt till ${to}: "Lämnar du mig så dödar jag dig."`],
  animals: [(by, to) => `${by} sparkade hunden och sade till ${to}: "Nästa gång är det du."`],
  throughChild: [(by, to) => `${by} skickar hot till ${to} med barnet vid varje överlämning.`],
};

export const whenTold = [
  'I går kväll',
  'Natten till i dag',
  'I helgen',
  'För en vecka sedan',
  'Flera gånger i höst',
  '',
] as const;

export const needWords = {
  none: 'Inget skydd behövs i dag. Vet vart det går att ringa och höra av sig igen.',
  planOnly: 'Går hem med en plan: vet vart, vem som ringer och vad barnen säger. Grannen har nyckel.',
  tonight: 'Kan inte vara kvar hemma i natt. Ingen i nätverket är säker.',
  now: 'Behöver skydd nu. Den som utövar våldet är på väg hit.',
} as const;
export const childWords = {
  none: 'Barnet bor hos den andra föräldern den här veckan och har det lugnt.',
  planOnly: 'Barnet vet vem det kan gå till i trappan. Skolan vet vem som hämtar.',
  tonight: 'Barnet följer med och behöver skydd för egen del.',
  now: 'Barnet är hemma där våldet pågår och behöver skydd för egen del, nu.',
} as const;
export const childTold = [
  'Att det inte är barnets fel, och att vuxna hjälps åt nu.',
  'Att vi har pratat och hörs igen i veckan.',
];
export const childSaid = [
  'Vill vara hos mormor.',
  'Sade inte mycket. Ritade huset utan dörr.',
  'Är rädd när det blir tyst.',
  'Vi har inte talat med barnet än.',
];
export const fromChild = [
  'Föräldern berättar om våld hemma. Barnet har sett eller hört det.',
  'Våld i hemmet; barnet var i rummet. Föräldern vill ha hjälp för barnet.',
];

export const accounts = [
  (by: string, to: string) =>
    `${to} har levt med ${by} i flera år. Det började med ord och kontroll och blev slag när ${to} ville börja arbeta. ${to} beskriver vardagen som att gå på tå.\n\n${to} vill att barnen ska slippa höra det, och vill själv bestämma takten.`,
  (by: string, to: string) =>
    `${to} och ${by} flyttade ihop tidigt. ${by} har hela tiden skött pengarna. Våldet kommer efter helgerna och följs av förlåt. ${to} har lämnat en gång förut och kom tillbaka när pengarna tog slut.\n\nDet viktigaste nu är ett eget konto och någonstans att bo.`,
  (by: string, to: string) =>
    `${to} berättar lugnt och i ordning. ${by} hotar inte inför andra, bara hemma. Det värsta är nätterna. ${to} har en syster som vet.\n\n${to} vill inte göra polisanmälan i dag.`,
];

export const goals = [
  'Att jag kan sova hela natten.',
  'Ett eget konto och en egen telefon.',
  'Att barnen slipper vara rädda.',
  'Någonstans att bo som är mitt.',
  'Att kunna hämta på förskolan utan att se mig om.',
];
export const actions = {
  supportWorker: [
    'Öppna eget konto på banken',
    'Följa med till Skatteverket om skyddade uppgifter',
    'Byta lås, hyresvärden är vidtalad',
    'Hämta kläder och papper tillsammans med polis',
  ],
  caseOfficer: [
    'Fråga om kontaktförbud',
    'Ansöka om förtur hos bostadsbolaget',
    'Tala med försörjningsstöd om pengar den första månaden',
    'Samtal med skolan om vem som hämtar',
  ],
  therapist: ['Första stödsamtalet', 'Samtal om trygghet hemma, tre gånger', 'Fråga om barnets samtal på Öppenvården'],
} as const;
export const doneOutcomes = [
  'Klart. Allt gick som vi tänkt.',
  'Klart, en vecka senare än vi sade.',
  'Gjort tillsammans i dag.',
];
export const notPossible = [
  'Hyresvärden säger nej utan inkomst.',
  'Kön är tio veckor, vi söker annat.',
  'Vill inte längre, och det respekterar vi.',
];

export const processes = {
  police: ['Polisen, brottsofferpolis', 'Målsägandeförhör'],
  contactBan: ['Åklagarkammaren', 'Beslut om kontaktförbud'],
  custody: ['Tingsrätten', 'Muntlig förberedelse'],
  housing: ['Bostadsbolaget, förtursgruppen', 'Besked om förtur'],
  health: ['Vårdcentralen', 'Läkarbesök och dokumentation av skador'],
  incomeSupport: ['Försörjningsstöd', 'Första utbetalningen'],
} as const;

export const notes = [
  'Samtal enligt överenskommelsen. Har sovit bättre två nätter. Barnen frågar när de får hem sina saker.',
  'Hembesök tillsammans med stödpersonen. Gick igenom planen rad för rad. Inget nytt hot sedan sist.',
  'Ringde på avtalad tid. Svarade med kodordet. Vill vänta med anmälan.',
  'Möte på kontoret. Orolig inför helgen. Vi gick igenom vart det går att ringa efter kl. 16.30.',
  'Besök hos banken klart. Eget konto och kort. Lön och barnbidrag går dit från nästa månad.',
];
export const childNotes = [
  'Talat med barnet på skolan, ensamt. Barnet berättade om nätterna och om vem som tröstar.',
  'Hembesök. Barnet visade sitt rum. Föräldern som skyddar och barnet har ett tecken mellan sig.',
  'Samtal med pedagogen. Barnet är trött och klamrar sig fast vid lämning.',
];
export const consentPurposes = [
  'Att pengar till den första månaden inte ska dröja.',
  'Att barnens handläggare och jag ska arbeta mot samma mål.',
  'Att slippa berätta samma sak en gång till.',
];
export const meetingQuestions = [
  'Vem betalar deposition och första hyran?',
  'Umgänget är i helgen. Vem är med, och vem ringer efteråt?',
  'Vad behöver barnen av skolan nu?',
  'Hur gör vi när skyddat boende tar slut om två veckor?',
];
export const minutes = (tasks: number) => ({
  parts: [
    { heading: 'Mötet', lines: ['Ordinarie möte i den interna gruppen.'] },
    {
      heading: 'Beslut',
      lines: [
        tasks === 1 ? 'En uppgift, med namn och dag i planen.' : `${tasks} uppgifter, med namn och dag i planen.`,
      ],
    },
  ],
});
export const sourceWords: Readonly<Record<string, readonly string[]>> = {
  police: [
    'Yttre befäl. Granne ringde 112.',
    'Patrullen är kvar på platsen.',
    'Brottsofferpolisen, efter anmälan i går.',
  ],
  healthCentre: ['Kurator på vårdcentralen.', 'Akuten, sjuksköterska.', 'Barnmorskan på MVC.'],
  school: ['Skolkurator.', 'Rektor på förskolan.'],
  otherUnit: ['Handläggare på försörjningsstöd.', 'Vuxenenheten.'],
  shelter: ['Kvinnojouren följde med hit.'],
  worried: ['Granne som vill vara anonym.', 'Syster.', 'Arbetskamrat.'],
  otherAuthority: ['Arbetsförmedlingen.', 'Kriminalvården, frivården.'],
};
export const handOverWords = 'Vill ha stöd och vet inte hur det ska gå till. Allt som är berättat står här.';
export const comeBackWords = [
  'Ringer mottagningen när det passar.',
  'Säger till på vårdcentralen.',
  'Hör av sig efter helgen.',
];
export const adviceWords = [
  'Fick råd om vart det går att vända sig. Bor i en annan kommun.',
  'Ville veta hur det går till. Vi hörs om det behövs.',
];
export const shelterProposal = 'Skyddat boende från i kväll. Våldet har trappats upp och nätverket är känt.';
export const shelterGranted = 'Risken är akut och det finns inget annat som skyddar i natt.';
export const shelterRefused =
  'Bor hos en släkting som är okänd för den som utövar våldet. Nytt beslut fattas om det ändras.';
export const promiseWords = {
  call: 'Vi ringer på avtalad tid och berättar vem som är handläggare.',
  shelter: 'Plats på skyddat boende hela helgen, även om den blir förlängd.',
  visit: 'Vi kommer hem till dig tillsammans.',
} as const;
export const withdrawnReason = 'Boendet ställde in platsen samma dag.';
export const replacement = 'Plats på ett annat boende samma kväll, vi skjutsar dit.';
export const investigationWords = {
  opened: 'Det som anmälts tyder på att barnet behöver skydd och stöd. Vi utreder.',
  notOpened: 'Barnet bor hos den förälder som skyddar och har stöd. Ingen utredning behövs nu.',
} as const;

export const severityOf = (kinds: readonly ViolenceKind[], share: number): Severity => {
  if (kinds.includes('strangulation')) return 'lifeThreatening';
  if (kinds.includes('physical')) return share < 0.55 ? 'injury' : 'withoutInjury';
  return share < 0.8 ? 'threatOrControl' : 'unknown';
};
