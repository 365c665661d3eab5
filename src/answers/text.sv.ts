export const sv = {
  missing: {
    title: 'Sidan finns inte, eller är inte öppen för dig',
    body: 'Kontrollera adressen, eller gå till början och leta dig fram därifrån.',
    start: 'Till början',
    danger: 'Måste någon skyddas nu?',
    emergency: 'Nödöppna akten',
    or: 'eller',
    callDuty: 'ring bakjour',
  },
  failed: {
    title: 'Det gick inte den här gången',
    body: 'Felet ligger hos oss, och vi har antecknat det. Gå tillbaka och försök igen. Det du skrev är inte sparat om du inte såg att det sparades.',
  },
  overtaken: {
    title: 'Någon annan hann före',
    body: 'Någon annan ändrade samma sak i samma stund. Inget av det du skickade är sparat. Se efter vad som gäller nu, och skicka igen om det fortfarande behövs.',
    look: 'Se vad som gäller nu',
    typed: 'Det du skrev',
    again: 'Skicka igen',
  },
  held: {
    title: 'Inget är sparat än',
    body: 'Sidan hade låsts innan du sparade. Det du skrev finns kvar här, på den här sidan och ingen annanstans.',
    open: 'Lås upp eller logga in i en ny flik',
    comeBack: 'Kom tillbaka hit och välj Spara det jag skrev.',
    again: 'Spara det jag skrev',
  },
  emergencyEnded: {
    title: 'Timmen har gått',
    body: 'Nödöppningen har gått ut. Behöver du akten ännu, så öppna den 60 minuter till. Enhetens ledare får veta det.',
    held: 'Nödöppningen gick ut innan du sparade. Det du skrev finns kvar här, på den här sidan och ingen annanstans. Öppnar du igen får enhetens ledare veta det.',
    renew: 'Öppna 60 minuter till',
    saveAndRenew: 'Öppna 60 minuter till och spara det jag skrev',
    leave: 'Jag är klar: till Min dag',
    leaveUnsaved: 'Spara inte: till Min dag',
  },
  notFromHere: {
    title: 'Inget har ändrats',
    body: 'Det som skickades kom inte från en av våra egna sidor. Skriver du adressen på ett annat sätt än nedan, så gå in den vägen och försök igen.',
    toOwnPages: (address: string) => `Gå till ${address}`,
  },
};
