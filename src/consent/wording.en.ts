import type { ShareablePart } from '../access/index.ts';
import type { Worder } from './worded.ts';

const parts: Record<ShareablePart, string> = {
  account: 'my account of what has happened',
  protection: 'assessments of risk and protection, and warnings',
  children: 'information about my children and what they need',
  processes: 'what is going on with others, for example police and court',
  decisions: 'decisions about me',
  health: 'information about my health',
};

const childParts: Record<ShareablePart, string> = {
  ...parts,
  account: 'the child’s account of what has happened',
  children: 'information about siblings and what they need',
  decisions: 'decisions about the child',
  health: 'information about the child’s health',
};

const openings = {
  self: (m: string) => `I allow the social services of ${m} to hand on information about me.`,
  guardian: (m: string) => `As a guardian I allow the social services of ${m} to hand on information about my child.`,
  child: (m: string) => `I allow the social services of ${m} to hand on information about me.`,
};

export const english: Worder = {
  version: 'en 2026-11',
  limits: [
    'If a child is in danger, we must make a concern report. (SoL 19:1)',
    'If there is a great risk that somebody will seriously hurt you or a person close to you, we may tell the police. (OSL 10:18 c)',
    'If a law says that we shall hand on something, we must do it. (SoL 15:7)',
    'If the police or a prosecutor ask, we must in most cases hand on contact details. (LBM 4 §)',
    'If the authority that decides on residence permits asks, we must answer some questions about address and stay. (UtlL 17:1)',
  ],
  rights: [
    'You may say no. You get the same help.',
    'You can take back your yes whenever you want. Tell anybody who works here; you don’t have to write.',
    'Then we stop handing on information at once. What has been read already can’t be unread.',
  ],
  wording: ({ municipality, givenAs, receiver, outside, purpose, parts: chosen, until }) => ({
    heading: 'Consent to hand on information',
    opening: openings[givenAs](municipality),
    points: [
      { term: 'To', words: [receiver] },
      { term: 'What for', words: [purpose] },
      {
        term: 'This may be handed on',
        words: chosen.map((part) => (givenAs === 'guardian' ? childParts : parts)[part]),
      },
      {
        term: 'This always goes along',
        words: outside
          ? ['name', 'how it is safe to get in touch']
          : ['name', 'how it is safe to get in touch', 'the plan: what we are to do together'],
      },
      { term: 'This is never handed on', words: ['where you live or stay', 'notes from talks'] },
      { term: 'Holds until and including', words: [until] },
    ],
    closing: [
      'I was asked when I was alone, and I have heard what no consent stops.',
      'I know that I may say no, and that I can take back my yes whenever I want, to anybody in the social services.',
    ],
  }),
};
