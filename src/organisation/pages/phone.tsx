import { PhoneNumber } from '../../kernel/phone-number.ts';

/** As people write it; a number that can't be read is shown as it is kept. */
export function phoneShown(kept: string | null): string | undefined {
  if (!kept) return undefined;
  const number = PhoneNumber.parse(kept);
  return number.ok ? number.value.shown() : kept;
}

export const PhoneLink = ({ phone, label }: { phone: string; label?: string }) => (
  <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
    {label && `${label} `}
    {phoneShown(phone)}
  </a>
);
