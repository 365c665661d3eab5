import type { FileContext } from '../../access/index.ts';
import { Section } from '../../ui/index.ts';
import type { ConsentNow } from '../consents-now.ts';
import { consentTexts } from '../texts.ts';

/** What the person has said about who may see what, where something is decided. Nothing at all where nothing was said. */
export const ConsentsNow = ({ ctx, consents }: { ctx: FileContext; consents: readonly ConsentNow[] }) => {
  if (consents.length === 0) return null;
  const t = consentTexts(ctx.language);
  return (
    <Section title={t.title} id="samtycken" action={<a href={`/akt/${ctx.file.id}/samtycken`}>{t.show}</a>}>
      <p class="help">{t.nowLine.help}</p>
      <ul class="lines">
        {consents.map(({ receiver, words, parts }) => (
          <li>
            <strong>{receiver}</strong>: {words}. <span class="muted">{parts}.</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
