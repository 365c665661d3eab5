import type { PartKind } from './investigation.ts';

/** What each part is called, and what it asks for. */
export const partsSv = {
  part: {
    known: 'Vad som är känt, och genom vem',
    violence: 'Våldets art och omfattning',
    risk: 'Risk för mer våld',
    needsAcute: 'Behov nu',
    needsShort: 'Behov de närmaste veckorna',
    needsLong: 'Behov på längre sikt',
    network: 'Nätverk',
    parenting: 'Föräldraskap',
    impact: 'Barnkonsekvensanalys',
    ownView: 'Personens egen syn',
    childVoice: 'Barnets röst',
    childVoiceMissing: 'Varför barnets röst saknas',
    childTold: 'Vad barnet har fått veta, och hur',
    guardiansView: 'Vårdnadshavarnas syn',
    assessment: 'Bedömning',
    proposal: 'Förslag till beslut',
  } satisfies Record<PartKind, string>,
  partHelp: {
    known: 'Skriv vem som har sagt vad, och när. Skilj på det som är sett, det som är berättat och det som är bedömt.',
    violence:
      'Vem gör vad mot vem: fysiskt, psykiskt, sexuellt, ekonomiskt, kontroll. Hur länge, hur ofta, och senast när.',
    risk: 'Utgå från den senaste skyddsbedömningen. Vad gör risken större eller mindre just nu?',
    needsAcute: 'Skydd, tak över huvudet, pengar för dagen, vård, barnen i natt.',
    needsShort: 'Det som måste lösas för att inte tvingas tillbaka.',
    needsLong: 'Bearbetning, boende, försörjning, domstol, barnens vardag.',
    network: 'Vilka finns, vilka är trygga, och vilka är det inte? Skriv inget här om var någon bor.',
    parenting: 'Hur våldet påverkar föräldraskapet: det som skyddar, och det som brister.',
    impact: 'Hur lever barnet med våldet? Vad behöver det? Vad betyder det vi föreslår för barnet?',
    ownView: 'Personens egna ord om vad som hänt, vad som behövs och vad som inte går.',
    childVoice:
      'Barnets egna ord, när och hur det blev frågat. Ett barn får höras utan vårdnadshavarens samtycke (SoL 20:7).',
    childVoiceMissing: 'Fylls bara i om barnet inte har hörts: varför inte, och när frågar vi igen?',
    childTold: 'Vad barnet har fått veta, i vilka ord, av vem, och om det förstod.',
    guardiansView: 'Vad var och en har sagt, var för sig. Har någon inte frågats: skriv varför.',
    assessment: 'Vad betyder det som är känt? Väg det mot personens egen syn.',
    proposal: 'Vilket beslut föreslås, enligt vilken paragraf, och vad ska det ge?',
  } satisfies Record<PartKind, string>,
  /** The part of an analysis that is one child's. */
  impactOf: (child: string) => `Barnkonsekvensanalys: ${child}`,
};
