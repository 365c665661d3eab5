import { catalogue } from '../language/catalogue.ts';

const sv = {
  write: 'Skriv något här.',
  choose: 'Välj ett alternativ.',
  chooseSome: 'Välj minst ett alternativ.',
  check: 'Läs igenom och ändra det här.',
  tooLong: 'Texten är för lång. Korta den.',
  longerThan: (max: number, length: number) => `Skriv högst ${max} tecken. Nu är det ${length}.`,
  tooMuch: 'Formuläret blev för stort. Korta texterna och försök igen.',
  noFiles: 'Det går inte att bifoga filer här.',
  once: 'Fältet kom två gånger. Ladda om sidan och försök igen.',
  tick: 'Kryssa i rutan om det stämmer.',
  scale: 'Välj ett tal från 0 till 10.',
  brokenLink: 'Något i sidan har blivit fel. Ladda om den och försök igen.',
  tooManyRows: (max: number) => `Det går att lägga till högst ${max} rader.`,
  day: {
    missing: 'Skriv ett datum.',
    notADay: 'Skriv datumet så här: 26 nov 2026, 2026-11-26 eller i dag.',
    noSuchDay: 'Det datumet finns inte. Skriv det så här: 26 nov 2026.',
    weekdayDiffers: 'Veckodagen och datumet stämmer inte ihop. Rätta det som är fel.',
  },
  time: {
    missing: 'Skriv ett klockslag.',
    notATime: 'Skriv klockslaget så här: 14.30.',
    noSuchTime: 'Det klockslaget finns inte. Skriv ett mellan 00.00 och 23.59.',
    skipped: 'Klockslaget finns inte den dagen, för klockan ställs om. Skriv ett annat.',
  },
  personalNumber: {
    missing: 'Skriv ett personnummer.',
    notANumber: 'Skriv personnumret med tio eller tolv siffror: ÅÅÅÅMMDD-NNNN.',
    noSuchNumber: 'Personnumret stämmer inte. Kontrollera siffrorna.',
    inFuture: 'Personnumret hör till någon som inte är född än. Kontrollera siffrorna.',
  },
  phone: {
    missing: 'Skriv ett telefonnummer.',
    notANumber: 'Skriv bara telefonnumret, till exempel 070-174 06 05.',
    noSuchNumber: 'Telefonnumret stämmer inte. Kontrollera siffrorna.',
  },
  mail: 'Skriv bara e-postadressen, till exempel fornamn.efternamn@kommun.se.',
};

const en: typeof sv = {
  write: 'Write something here.',
  choose: 'Choose one.',
  chooseSome: 'Choose at least one.',
  check: 'Read this again and change it.',
  tooLong: 'The text is too long. Shorten it.',
  longerThan: (max, length) => `Write at most ${max} characters. There are ${length} now.`,
  tooMuch: 'The form became too large. Shorten the texts and try again.',
  noFiles: 'Files can’t be attached here.',
  once: 'This field came twice. Reload the page and try again.',
  tick: 'Tick the box if it is so.',
  scale: 'Choose a number from 0 to 10.',
  brokenLink: 'Something in the page went wrong. Reload it and try again.',
  tooManyRows: (max) => `There can be at most ${max} rows.`,
  day: {
    missing: 'Write a date.',
    notADay: 'Write the date like this: 26 Nov 2026, 2026-11-26 or today.',
    noSuchDay: 'There is no such date. Write it like this: 26 Nov 2026.',
    weekdayDiffers: 'The weekday and the date don’t agree. Correct the one that is wrong.',
  },
  time: {
    missing: 'Write a time.',
    notATime: 'Write the time like this: 14.30.',
    noSuchTime: 'There is no such time. Write one between 00.00 and 23.59.',
    skipped: 'That time doesn’t exist on that day, when the clocks change. Write another.',
  },
  personalNumber: {
    missing: 'Write a personal number.',
    notANumber: 'Write the personal number with ten or twelve digits: YYYYMMDD-NNNN.',
    noSuchNumber: 'The personal number isn’t right. Check the digits.',
    inFuture: 'The personal number belongs to someone who isn’t born yet. Check the digits.',
  },
  phone: {
    missing: 'Write a phone number.',
    notANumber: 'Write only the phone number, such as 070-174 06 05.',
    noSuchNumber: 'The phone number isn’t right. Check the digits.',
  },
  mail: 'Write only the mail address, such as first.last@kommun.se.',
};

export const formTexts = catalogue({ sv, en });

const saidOfAny = new Set(
  [sv, en].flatMap((t) => [
    ...[t.write, t.choose, t.chooseSome, t.check, t.tooLong, t.once, t.tick, t.scale],
    ...[t.day, t.time, t.personalNumber, t.phone].map(({ missing }) => missing),
  ]),
);

/** Whether a message tells by itself what is asked: what is said of any field doesn't. */
export const saysWhich = (message: string): boolean => !saidOfAny.has(message);
