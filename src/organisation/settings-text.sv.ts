import { plural } from '../platform/language/plural.ts';
import type { OrganisationModel } from './settings.store.ts';

export const sv = {
  lead: 'Det som gäller hela kommunen.',
  name: 'Kommunens namn',
  missingName: 'Skriv kommunens namn.',
  model: 'Hur arbetet är ordnat',
  missingModel: 'Välj hur ni arbetar.',
  models: {
    integrated: 'Samlat: samma personer utreder och ger stöd',
    separated: 'Delat: några utreder, andra ger stöd',
    coherent: 'Ett centrum: en gemensam väg in, och allt under samma tak',
  } satisfies Record<OrganisationModel, string>,
  modelHelp: {
    integrated: 'Den som utreder kan också hålla samtalen, utan överlämning däremellan.',
    separated: 'Utredning och stöd ligger på olika enheter, med en överlämning däremellan.',
    coherent: 'Den som söker hjälp går till centrumet, var behovet än hör hemma.',
  } satisfies Record<OrganisationModel, string>,
  modelChange: 'Ändringen gäller framåt. Ärenden, team och enheter ligger kvar.',
  hours: 'Kontorstid',
  hoursHelp: 'Måndag till fredag utom helgdagar. Övrig tid svarar den som har jour för fristerna.',
  from: 'Från',
  until: 'Till',
  hoursWrong: 'Kontorstiden måste sluta efter att den börjar.',
  mail: 'E-post till personalen',
  mailOn: (from: string) =>
    `Mejl skickas från ${from}. Det bråttom har går direkt. Resten samlas i ett mejl om dagen, bara för det som inte redan är sett.`,
  mailOff:
    'Ingen e-post är inkopplad. Allt som händer syns ändå på Min dag. Den som driver systemet kopplar in e-post med inställningarna SMTP_URL och MAIL_FROM.',
  mailWaiting: (n: number, since: string) =>
    `${plural('sv', n, { one: 'mejl', other: 'mejl' })} har inte gått iväg, det äldsta sedan ${since}. Nya försök görs hela tiden, och inget går förlorat. Säg till den som driver e-posten.`,
  digestAt: 'Samlat mejl klockan',
  digestHelp: 'Måndag till fredag utom helgdagar.',
  help: 'Egna hjälpnummer',
  unchecked: (n: number) =>
    `${plural('sv', n, { one: 'nationellt nummer', other: 'nationella nummer' })} är inte kontrollerade på 90 dagar`,
  uncheckedHelp:
    'Ring eller se efter hos källan att de stämmer. De rättas i nästa version av programmet: säg till den som sköter det.',
  helpHelp: 'Visas för alla på de öppna sidorna. Lämna numret tomt om ni inte har något.',
  helpKinds: {
    violenceTeam: 'Relationsvåldsteamet',
    socialServices: 'Socialtjänsten, dagtid',
    emergencySocialService: 'Socialjouren',
    shelter: 'Kvinnojour eller tjejjour',
  },
  phone: 'Telefon',
  openHours: 'Öppet',
  openHelp: 'Till exempel: vardagar 8–16.30',
  helpName: 'Namn, om det är ett annat',
};
