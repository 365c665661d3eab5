/** A telephone number as it is shown, also that of a help line. A date has digits before its first hyphen, and isn't one. */
const phoneNumber = /(?<![\d-])((?:\+\d|0)\d[\d -]{4,}\d|116 \d{3})(?!\d)/;

/** Text in which a telephone number never goes over two lines: one who reads it aloud could lose its end. */
export const Unbroken = ({ text }: { text: string }) => (
  <>{text.split(phoneNumber).map((part, i) => (i % 2 === 0 ? part : <span class="unbroken">{part}</span>))}</>
);
