/** What is said of a child, by what became of it. */
export const childOutcomes = {
  ownSupport: [
    'Barnet får egna samtal. Första tiden är bokad.',
    'Barnet börjar i samtal och vet vem det ska träffa.',
    'Barnet har träffat barnkuratorn och vill fortsätta.',
  ],
  ownInvestigation: [
    'Barn och unga utreder och håller i stödet.',
    'Utreds av barn och unga. Vi följer genom samordningen.',
  ],
  noNeed: [
    'Barnet har fått frågan, vill inte ha samtal nu och vet vart det kan vända sig.',
    'Barnet har stöd i skolan sedan förut, och det räcker enligt barnet självt.',
    'Barnet bor hos en släkting och har egna samtal där.',
  ],
} as const;

export const silent = [
  'Svarade inte på tre försök på det avtalade sättet. Inget tyder på att något har hänt.',
  'Ville pausa i våras och har inte hört av sig. Enligt vårdcentralen går det bra.',
  'Bytte nummer. Vi har försökt genom den kontakt som avtalades.',
];
export const ended = [
  'Känner sig trygg i vardagen och vet vart man ringer.',
  'Tycker att det viktigaste är gjort.',
  'Vill klara sig själv en tid. Kommer tillbaka om det behövs.',
  'Har fått det som stod i planen.',
];
export const violence = {
  no: ['Inget har hänt sedan separationen. Kontaktförbudet gäller.', 'Ingen kontakt på flera månader.'],
  unknown: ['Det har inte gått att fråga. Säkerhetsplanen finns kvar.', 'Oklart. Personen vet hur vi nås.'],
  yes: ['Hot kommer i omgångar. Polisen känner till det, och personen vill inte ha mer stöd nu.'],
} as const;
export const questions = {
  process: 'Målsägandebiträdet följer personen genom den.',
  childNeed: 'Barnets stöd går vidare för sig.',
  reassessment: 'Risken har bedömts i samtalen, och inget nytt har kommit fram.',
  action: 'Behövs inte längre.',
} as const;
export const waysBack = [
  'Ring mottaget så öppnar vi akten igen. Du behöver inte berätta från början.',
  'Hör av dig till mottaget när du vill. Vi har kvar det du har berättat.',
];
export const followUpWays = ['Ringer på det avtalade sättet.', 'Hör av sig själv; annars ringer vi en vardag.'];
export const followUps = {
  reached: ['Det är lugnt. Har flyttat in i egen lägenhet.', 'Sover bättre. Barnen går i skolan som vanligt.'],
  notReached: ['Svarade inte vid två försök.', 'Numret fungerar inte. Inget annat sätt är avtalat.'],
  declined: [
    'Ville inte svara på frågor den här gången. Vet hur vi nås.',
    'Tackade nej till frågorna. Det räcker att veta att vi finns, säger personen.',
  ],
  notSafe: [
    'Någon annan svarade. Vi sade inte vilka vi är och avslutade samtalet.',
    'Det hördes att personen inte var ensam. Vi frågade inget och avslutade.',
  ],
} as const;
