import type { Work } from './competence.ts';

export const sv = {
  title: 'Kompetens',
  help: 'Syns för den som fördelar ärenden, bredvid hur mycket var och en har. Fyll i tillsammans med medarbetaren.',
  worksLabel: 'Arbetar med',
  works: {
    exposed: 'vuxna våldsutsatta',
    usesViolence: 'den som använder våld',
    children: 'barn',
    honour: 'heder',
    disability: 'funktionsnedsättning',
    substanceUse: 'missbruk',
    older: 'äldre',
    lgbtqi: 'hbtqi',
    prostitution: 'prostitution',
    noResidencePermit: 'utan uppehållstillstånd',
    protectedIdentity: 'skyddad identitet',
  } satisfies Record<Work, string>,
  languagesLabel: 'Språk utöver svenska',
  isLabel: 'För den som önskar en kvinna eller en man',
  isHelp: 'Bara om medarbetaren vill att det står här.',
  is: { woman: 'kvinna', man: 'man', unsaid: 'Står inte här' },
};
