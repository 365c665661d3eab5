import type { Shape } from '../platform/language/catalogue.ts';
import type { sv } from './competence-text.sv.ts';

export const en: Shape<typeof sv> = {
  title: 'Competence',
  help: 'Seen by whoever gives out cases, beside how much each one has. Fill it in together with the colleague.',
  worksLabel: 'Works with',
  works: {
    exposed: 'adults exposed to violence',
    usesViolence: 'those who use violence',
    children: 'children',
    honour: 'honour',
    disability: 'disability',
    substanceUse: 'substance use',
    older: 'older people',
    lgbtqi: 'LGBTQI',
    prostitution: 'prostitution',
    noResidencePermit: 'without residence permit',
    protectedIdentity: 'protected identity',
  },
  languagesLabel: 'Languages beside Swedish',
  isLabel: 'For those who wish for a woman or a man',
  isHelp: 'Only if the colleague wants it to stand here.',
  is: { woman: 'woman', man: 'man', unsaid: 'Doesn’t stand here' },
};
