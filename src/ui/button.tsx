import type { PropsWithChildren } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger';

type Look = { kind?: Kind | undefined; icon?: IconName | undefined; small?: boolean | undefined };

type ButtonProps = PropsWithChildren<
  Look & {
    name?: string | undefined;
    value?: string | undefined;
    /** Sends the form elsewhere: *Spara och fortsätt senare* beside *Ta emot kontakt*. */
    formaction?: string | undefined;
    disabled?: boolean | undefined;
  }
>;

const variant = { primary: 'primary', secondary: 'secondary', quiet: 'tertiary', danger: 'primary' } as const;

const looks = ({ kind = 'primary', small }: Look) => ({
  class: `ds-button button button-${kind}${small ? ' button-small' : ''}`,
  'data-variant': variant[kind],
});

/** Submits the form around it. One primary on a page. */
export const Button = ({ kind, icon, small, children, ...rest }: ButtonProps) => (
  <button type="submit" {...looks({ kind, small })} {...rest}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </button>
);

/** A link that reads as an act because it leads to one. It changes nothing by itself. */
export const ButtonLink = ({ kind, icon, small, href, children }: PropsWithChildren<Look & { href: string }>) => (
  <a href={href} {...looks({ kind, small })}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </a>
);
