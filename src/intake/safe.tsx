import type { Child } from 'hono/jsx';
import type { FileContext } from '../access/index.ts';
import { loadSafeContact, SafeContactSummary, safeContactInWords } from '../safety/index.ts';
import { ButtonLink } from '../ui/index.ts';
import type { Safe } from './pages/contact-model.ts';
import { intakeTexts } from './texts.ts';

/** How she may be reached, in words and as it is shown on top of every act of contact. */
export async function safeContactOf(
  ctx: Pick<FileContext, 'sql' | 'file' | 'language' | 'now'>,
): Promise<Safe & { view: Child }> {
  const { language, now, file } = ctx;
  const rules = await loadSafeContact(ctx.sql, file);
  const address = `/kontakt/${file.id}`;
  const known = rules.length > 0;
  return {
    known,
    words: safeContactInWords(rules, language),
    view: (
      <>
        <SafeContactSummary rules={rules} language={language} now={now} address={address} whole />
        {file.mayWrite('safeContact') && (
          <p>
            <ButtonLink kind={known ? 'secondary' : 'primary'} href={`${address}/saker-kontakt/andra`}>
              {intakeTexts(language).contact.agreeSafe}
            </ButtonLink>
          </p>
        )}
      </>
    ),
  };
}
