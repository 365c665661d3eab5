import type { partsSv } from './parts-text.sv.ts';

export const partsEn: typeof partsSv = {
  part: {
    known: 'What is known, and by whom',
    violence: 'Nature and extent of the violence',
    risk: 'Risk of further violence',
    needsAcute: 'Needs now',
    needsShort: 'Needs in the next weeks',
    needsLong: 'Needs in the long run',
    network: 'Network',
    parenting: 'Parenting',
    impact: 'Child impact analysis',
    ownView: 'The person’s own view',
    childVoice: 'The child’s voice',
    childVoiceMissing: 'Why the child’s voice is missing',
    childTold: 'What the child has been told, and how',
    guardiansView: 'The guardians’ view',
    assessment: 'Assessment',
    proposal: 'Proposed decision',
  },
  partHelp: {
    known: 'Write who said what, and when. Keep apart what was seen, told and assessed.',
    violence:
      'Who does what to whom: physical, psychological, sexual, economic, control. For how long, how often, when last.',
    risk: 'Start from the last assessment of protection. What raises or lowers the risk now?',
    needsAcute: 'Protection, a roof, money for the day, care, the children tonight.',
    needsShort: 'What must be solved so as not to be forced back.',
    needsLong: 'Treatment, housing, income, court, the children’s everyday life.',
    network: 'Who is there, who is safe, and who isn’t? Write nothing here about where anyone lives.',
    parenting: 'How the violence affects parenting: what protects, and what fails.',
    impact: 'How does the child live with the violence? What does it need? What does our proposal mean for it?',
    ownView: 'The person’s own words about what happened, what is needed and what won’t do.',
    childVoice:
      'The child’s own words, when and how it was asked. A child may be heard without a guardian’s consent (SoL 20:7).',
    childVoiceMissing: 'Only where the child has not been heard: why not, and when do we ask again?',
    childTold: 'What the child has been told, in which words, by whom, and whether it understood.',
    guardiansView: 'What each has said, separately. Where someone has not been asked: write why.',
    assessment: 'What does it mean, weighed against the person’s own view?',
    proposal: 'Which decision is proposed, by which paragraph, and to what end?',
  },
  impactOf: (child) => `Child impact analysis: ${child}`,
};
