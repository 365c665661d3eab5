export const sv = {
  missing: {
    title: 'Sidan finns inte, eller är inte öppen för dig',
    body: 'Kontrollera adressen, eller gå till början och leta dig fram därifrån.',
    start: 'Till början',
  },
  failed: {
    title: 'Det gick inte den här gången',
    body: 'Felet ligger hos oss, och vi har antecknat det. Gå tillbaka och försök igen. Det du skrev är inte sparat om du inte såg att det sparades.',
  },
};
