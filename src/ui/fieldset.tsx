import type { PropsWithChildren } from 'hono/jsx';

/** Fields that belong together, under one heading: *Säker kontakt*. */
export const Fieldset = ({
  legend,
  help,
  children,
}: PropsWithChildren<{ legend: string; help?: string | undefined }>) => (
  <fieldset class="fieldset">
    <legend>{legend}</legend>
    {help && <p class="help">{help}</p>}
    <div class="stack">{children}</div>
  </fieldset>
);
