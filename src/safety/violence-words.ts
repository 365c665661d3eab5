import { catalogue } from '../platform/language/catalogue.ts';
import type { ChildExposure, Frequency, Severity, ViolenceKind } from './violence-vocabulary.ts';

type Word = { label: string; means: string };

const sv = {
  kind: {
    psychological: { label: 'Psykiskt', means: 'Hotar, kränker, skrämmer, kontrollerar eller isolerar.' },
    physical: { label: 'Fysiskt', means: 'Slår, knuffar, håller fast, drar i håret eller använder vapen.' },
    sexual: {
      label: 'Sexuellt',
      means: 'Tvingar eller pressar till sex, eller utnyttjar någon som inte kan säga nej.',
    },
    economic: { label: 'Ekonomiskt', means: 'Styr pengarna, tar lån i den andras namn eller hindrar arbete.' },
    material: { label: 'Materiellt', means: 'Slår sönder saker eller hemmet, för att skrämma.' },
    digital: {
      label: 'Digitalt',
      means: 'Övervakar mobil och konton, följer positionen, sprider bilder eller hotar på nätet.',
    },
    stalking: { label: 'Förföljelse', means: 'Följer efter, väntar utanför eller tar kontakt om och om igen.' },
    latent: {
      label: 'Latent',
      means: 'Våld som har hänt styr vardagen: man anpassar sig för att det inte ska hända igen.',
    },
    neglect: { label: 'Försummelse', means: 'Håller inne mat, medicin, vård eller hjälp från någon som behöver den.' },
    honourControl: {
      label: 'Hedersrelaterat',
      means: 'Flera i familjen eller släkten styr, hotar eller straffar för hederns skull.',
    },
    strangulation: {
      label: 'Strypgrepp',
      means: 'Tar om halsen eller hindrar andningen. Kan döda senare: råd alltid till läkare.',
    },
    threatToKill: {
      label: 'Hot om att döda',
      means: 'Hotar att döda någon i familjen eller sig själv och andra. Bedöm risken samma dag.',
    },
    animals: { label: 'Mot djur', means: 'Skadar eller hotar ett husdjur, för att skrämma eller straffa.' },
    throughChild: {
      label: 'Genom barnet',
      means: 'Använder ett barn för att nå, skrämma eller styra den andra föräldern, ofta efter en separation.',
    },
  } satisfies Record<ViolenceKind, Word>,
  severity: {
    unknown: { label: 'Vet inte än', means: 'Ingen har kunnat berätta. Det betyder inte lindrigt.' },
    threatOrControl: { label: 'Hot eller kontroll', means: 'Inget våld mot kroppen som vi känner till.' },
    withoutInjury: { label: 'Våld utan synlig skada', means: 'Våld mot kroppen eller tvång.' },
    injury: { label: 'Våld med skada', means: 'Blåmärken, sår, frakturer eller annan skada.' },
    lifeThreatening: { label: 'Livsfara', means: 'Strypgrepp, vapen, dödshot som tas på allvar eller svår skada.' },
  } satisfies Record<Severity, Word>,
  frequency: {
    unknown: 'Vet inte än',
    once: 'En gång',
    repeated: 'Flera gånger',
    weekly: 'Varje vecka',
    daily: 'Dagligen',
  } satisfies Record<Frequency, string>,
  exposure: {
    notAsked: { label: 'Inte frågat än', means: 'Barnet räknas som utsatt tills någon har frågat.' },
    direct: { label: 'Eget våld', means: 'Våldet har riktats mot barnet.' },
    saw: { label: 'Sett', means: 'Barnet har sett våldet.' },
    heard: { label: 'Hört', means: 'Barnet har hört våldet, till exempel från ett annat rum.' },
    noticedAfter: { label: 'Märkt efteråt', means: 'Barnet har sett skador, sönderslagna saker eller polis.' },
    livesThere: { label: 'Lever i det', means: 'Barnet bor där våldet finns, men vi vet inte vad det har märkt.' },
    notExposed: {
      label: 'Inte utsatt',
      means: 'Någon har frågat, och barnet har varken sett, hört eller märkt något.',
    },
  } satisfies Record<ChildExposure, Word>,
  told: {
    title: 'Våld som är berättat',
    lead: 'Vem som gjorde vad mot vem, så som det skrevs in. Det ändras inte: nytt skrivs till.',
    none: 'Inget våld är inskrivet i akten.',
    line: (by: string, to: string) => `${by} mot ${to}`,
    somebody: 'okänd',
    self: 'personen själv',
    ongoing: 'Pågår',
    toldOn: (day: string) => `Inskrivet ${day}`,
  },
};

const en: typeof sv = {
  kind: {
    psychological: { label: 'Psychological', means: 'Threatens, insults, frightens, controls or isolates.' },
    physical: { label: 'Physical', means: 'Hits, pushes, holds down, pulls hair or uses weapons.' },
    sexual: { label: 'Sexual', means: 'Forces or presses into sex, or uses someone who can’t say no.' },
    economic: { label: 'Economic', means: 'Controls the money, borrows in the other’s name or hinders work.' },
    material: { label: 'Material', means: 'Smashes things or the home, to frighten.' },
    digital: {
      label: 'Digital',
      means: 'Watches phone and accounts, follows the position, spreads pictures or threatens online.',
    },
    stalking: { label: 'Stalking', means: 'Follows, waits outside or makes contact again and again.' },
    latent: {
      label: 'Latent',
      means: 'Violence that has happened rules the days: one adapts so that it won’t happen again.',
    },
    neglect: { label: 'Neglect', means: 'Withholds food, medicine, care or help from someone who needs it.' },
    honourControl: {
      label: 'Honour-related',
      means: 'Several in the family or kin control, threaten or punish for the sake of honour.',
    },
    strangulation: {
      label: 'Strangulation',
      means: 'Grips the throat or stops the breath. Can kill later: always advise a doctor.',
    },
    threatToKill: {
      label: 'Threat to kill',
      means: 'Threatens to kill somebody in the family, or themselves and others. Assess the risk the same day.',
    },
    animals: { label: 'Against animals', means: 'Harms or threatens a pet, to frighten or punish.' },
    throughChild: {
      label: 'Through the child',
      means: 'Uses a child to reach, frighten or control the other parent, often after a separation.',
    },
  },
  severity: {
    unknown: { label: 'Not known yet', means: 'Nobody has been able to tell. It doesn’t mean mild.' },
    threatOrControl: { label: 'Threats or control', means: 'No violence to the body that we know of.' },
    withoutInjury: { label: 'Violence without visible injury', means: 'Violence to the body, or force.' },
    injury: { label: 'Violence with injury', means: 'Bruises, wounds, fractures or other injury.' },
    lifeThreatening: {
      label: 'Danger to life',
      means: 'Strangulation, weapons, death threats taken seriously or grave injury.',
    },
  },
  frequency: {
    unknown: 'Not known yet',
    once: 'Once',
    repeated: 'Several times',
    weekly: 'Every week',
    daily: 'Daily',
  },
  exposure: {
    notAsked: { label: 'Not asked yet', means: 'The child counts as exposed until someone has asked.' },
    direct: { label: 'Own violence', means: 'The violence was directed at the child.' },
    saw: { label: 'Saw', means: 'The child has seen the violence.' },
    heard: { label: 'Heard', means: 'The child has heard the violence, such as from another room.' },
    noticedAfter: { label: 'Noticed afterwards', means: 'The child has seen injuries, broken things or police.' },
    livesThere: {
      label: 'Lives in it',
      means: 'The child lives where the violence is, but we don’t know what it has noticed.',
    },
    notExposed: {
      label: 'Not exposed',
      means: 'Someone has asked, and the child has neither seen, heard nor noticed anything.',
    },
  },
  told: {
    title: 'Violence that was told of',
    lead: 'Who did what to whom, as it was written down. It isn’t changed: new is added.',
    none: 'No violence is written in the file.',
    line: (by: string, to: string) => `${by} against ${to}`,
    somebody: 'unknown',
    self: 'the person',
    ongoing: 'Goes on',
    toldOn: (day: string) => `Written ${day}`,
  },
};

export const violenceWords = catalogue({ sv, en });
