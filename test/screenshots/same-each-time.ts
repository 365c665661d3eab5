let drawn = 0x5eed;

/** What is drawn by lot elsewhere, such as the references of files, is the same here each time: a picture changes with the pages only. */
const draw = (): number => {
  // Marsaglia's xorshift: even enough for a picture, and for nothing else.
  drawn ^= drawn << 13;
  drawn ^= drawn >>> 17;
  drawn ^= drawn << 5;
  return drawn >>> 0;
};

export const randomInt = (below: number): number => draw() % below;

export const randomUUID = (): string => {
  const hex = Array.from({ length: 4 }, () => draw().toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
