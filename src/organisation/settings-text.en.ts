import { plural } from '../platform/language/plural.ts';
import type { sv } from './settings-text.sv.ts';

export const en: typeof sv = {
  lead: 'What holds for the whole municipality.',
  name: "The municipality's name",
  missingName: "Write the municipality's name.",
  model: 'How the work is arranged',
  missingModel: 'Choose how you work.',
  models: {
    integrated: 'Together: the same people investigate and support',
    separated: 'Apart: some investigate, others support',
    coherent: 'One centre: a common way in, and all under one roof',
  },
  modelHelp: {
    integrated: 'Whoever investigates may hold the talks too, without a hand-over in between.',
    separated: 'Investigation and support lie in different units, with a hand-over in between.',
    coherent: 'Whoever seeks help goes to the centre, wherever the need belongs.',
  },
  modelChange: 'The change holds from now on. Cases, teams and units stay.',
  hours: 'Office hours',
  hoursHelp: 'Monday to Friday except holidays. At other times the one on duty answers for the deadlines.',
  from: 'From',
  until: 'Until',
  hoursWrong: 'Office hours must end after they begin.',
  mail: 'Mail to staff',
  mailOn: (from) =>
    `Mail is sent from ${from}. What is urgent leaves at once. The rest is gathered into one mail a day, only of what has not been seen.`,
  mailOff:
    'No mail is connected. All that happens is still on My day. Whoever runs the system connects mail by the settings SMTP_URL and MAIL_FROM.',
  mailWaiting: (n, since) =>
    `${plural('en', n, { one: 'mail has', other: 'mails have' })} not left, the oldest since ${since}. It is tried again all the time, and nothing is lost. Tell whoever runs the mail.`,
  digestAt: 'One mail a day at',
  digestHelp: 'Monday to Friday, except holidays.',
  help: 'Own help numbers',
  unchecked: (n) => `${plural('en', n, { one: 'national number', other: 'national numbers' })} not checked for 90 days`,
  uncheckedHelp:
    'Call, or look at the source, to see that they are right. They are put right in the next version of the program: tell whoever runs it.',
  helpHelp: 'Shown to everybody on the public pages. Leave the number empty where you have none.',
  helpKinds: {
    violenceTeam: 'The violence team',
    socialServices: 'Social services, daytime',
    emergencySocialService: 'Emergency social service',
    shelter: "Women's or girls' shelter",
  },
  phone: 'Telephone',
  openHours: 'Open',
  openHelp: 'For example: weekdays 8–16.30',
  helpName: 'Name, if it is another',
};
