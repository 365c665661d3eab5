export const sv = {
  title: 'Tolk',
  notAsked: 'Ingen har frågat om det behövs tolk.',
  change: 'Skriv in vad tolken ska kunna',
  saved: 'Det som gäller tolk är sparat.',
  booking: (words: string) => `Tolk: ${words}.`,
  none: 'Behövs inte',
  otherLanguage: 'Annat språk',
  avoid: (circle: string) => `Inte från: ${circle}`,
};
