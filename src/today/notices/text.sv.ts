export const sv = {
  // The same for every kind: a subject that differs tells what has happened to whoever reads over a shoulder.
  subject: 'Något väntar på dig',
  body: (address: string) =>
    `Hej!\n\nNågot väntar på dig på Min dag. Logga in för att se vad:\n\n${address}\n\nDet här mejlet går inte att svara på.\n`,
};
