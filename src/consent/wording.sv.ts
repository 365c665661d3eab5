import type { ShareablePart } from '../access/index.ts';
import type { Worder } from './worded.ts';

const parts: Record<ShareablePart, string> = {
  account: 'min berättelse om det som har hänt',
  protection: 'bedömningar av risk och skydd, och varningar',
  children: 'uppgifter om mina barn och vad de behöver',
  processes: 'vad som pågår hos andra, till exempel polis och domstol',
  decisions: 'beslut som gäller mig',
  health: 'uppgifter om min hälsa',
};

const childParts: Record<ShareablePart, string> = {
  ...parts,
  account: 'barnets berättelse om det som har hänt',
  children: 'uppgifter om syskon och vad de behöver',
  decisions: 'beslut som gäller barnet',
  health: 'uppgifter om barnets hälsa',
};

const openings = {
  self: (m: string) => `Jag ger socialtjänsten i ${m} lov att lämna uppgifter om mig.`,
  guardian: (m: string) => `Som vårdnadshavare ger jag socialtjänsten i ${m} lov att lämna uppgifter om mitt barn.`,
  child: (m: string) => `Jag ger socialtjänsten i ${m} lov att lämna uppgifter om mig.`,
};

export const swedish: Worder = {
  version: 'sv 2026-11',
  limits: [
    'Är ett barn i fara måste vi göra en orosanmälan. (SoL 19:1)',
    'Är risken stor att någon skadar dig eller en närstående allvarligt får vi berätta för polisen. (OSL 10:18 c)',
    'Om en lag säger att vi ska lämna en uppgift måste vi göra det. (SoL 15:7)',
    'Frågar polisen eller en åklagare måste vi oftast lämna kontaktuppgifter. (LBM 4 §)',
    'Frågar den myndighet som prövar uppehållstillstånd måste vi svara på vissa frågor om adress och vistelse. (UtlL 17:1)',
  ],
  rights: [
    'Du får säga nej. Du får samma hjälp ändå.',
    'Du kan ta tillbaka ditt ja när du vill. Säg det till vem som helst som arbetar hos oss; du behöver inte skriva.',
    'Då slutar vi lämna uppgifter direkt. Det som redan är läst kan inte göras oläst.',
  ],
  wording: ({ municipality, givenAs, receiver, outside, purpose, parts: chosen, until }) => ({
    heading: 'Samtycke till att uppgifter lämnas',
    opening: openings[givenAs](municipality),
    points: [
      { term: 'Till', words: [receiver] },
      { term: 'Till vad', words: [purpose] },
      { term: 'Det här får lämnas', words: chosen.map((part) => (givenAs === 'guardian' ? childParts : parts)[part]) },
      {
        term: 'Det här följer alltid med',
        words: outside
          ? ['namn', 'hur det är säkert att höra av sig']
          : ['namn', 'hur det är säkert att höra av sig', 'planen: vad vi ska göra tillsammans'],
      },
      { term: 'Det här lämnas aldrig', words: ['var du bor eller vistas', 'anteckningar från samtal'] },
      { term: 'Gäller till och med', words: [until] },
    ],
    closing: [
      'Jag har blivit tillfrågad när jag var ensam, och jag har hört vad som inget samtycke stoppar.',
      'Jag vet att jag får säga nej, och att jag kan ta tillbaka mitt ja när jag vill, till vem som helst i socialtjänsten.',
    ],
  }),
};
