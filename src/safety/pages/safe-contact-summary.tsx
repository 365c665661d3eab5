import type { Instant } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { DescriptionList, Notice } from '../../ui/index.ts';
import { isOldCheck, recheckAfterDays, type SafeContactRule } from '../safe-contact.ts';
import { hoursInWords, safeContactInWords, safeContactTexts } from '../safe-contact-words.ts';

type Props = {
  rules: readonly SafeContactRule[];
  language: Language;
  now: Instant;
  /** The file's address: links lead from it to the agreement and to the first call. */
  address: string;
  /** Also the number, the code word and what is never said: where somebody is about to make contact. */
  whole?: boolean;
  /** On the page of the agreement itself, where no link to it is needed. */
  here?: boolean;
  /** Whoever may not write has no use for the ways to change it. */
  mayWrite: boolean;
};

/** What every act of contact has on top of it (voices V14). Where nothing is known it says so, loudly. */
export const SafeContactSummary = ({ rules, language, now, address, whole, here, mayWrite }: Props) => {
  const t = safeContactTexts(language);
  if (rules.length === 0) {
    return (
      <Notice kind="danger" title={t.nothingKnown}>
        <p>{t.nothingKnownHelp}</p>
        {mayWrite && (
          <p>
            <a href={`${address}/kontakta/forsta`}>{t.toFirstCall}</a> ·{' '}
            <a href={`${address}/saker-kontakt/andra`}>{t.ask}</a>
          </p>
        )}
      </Notice>
    );
  }
  const locked = rules.some((rule) => rule.lockedAt);
  const code = rules.find((rule) => rule.codeWord)?.codeWord;
  const never = rules.find((rule) => rule.neverSay)?.neverSay;
  const oldest = rules.map((rule) => rule.checkedAt).toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds)[0];
  const ways = rules.filter((rule) => rule.allowed || rule.forEmergency || rule.lockedAt);
  return (
    <Notice kind={locked ? 'danger' : 'info'} title={safeContactInWords(rules, language)}>
      {never && (
        <p>
          {t.neverSay}: {never}
        </p>
      )}
      {whole && code && (
        <p>
          {t.codeWord}: {code}
        </p>
      )}
      {whole && (
        <DescriptionList
          items={ways.map((rule) => ({
            term: t.channels[rule.channel],
            value: wayDetails(rule, language, now),
          }))}
        />
      )}
      {isOldCheck(rules, now) && <p>{t.oldCheck(recheckAfterDays)}</p>}
      {!here && (
        <p>
          <a href={`${address}/saker-kontakt`}>{t.toRules}</a>
          {oldest && !whole && <span> · {showMoment(language, oldest, now)}</span>}
        </p>
      )}
    </Notice>
  );
};

function wayDetails(rule: SafeContactRule, language: Language, now: Instant): string {
  const t = safeContactTexts(language);
  if (rule.lockedAt) return t.lockedSince(showMoment(language, rule.lockedAt, now));
  // What is forbidden comes before the number, which else would be dialled first and read later.
  return [
    !rule.allowed && t.onlyInDanger,
    rule.target,
    rule.allowed && (rule.hours.length > 0 ? hoursInWords(rule.hours, language) : t.anyHour),
    rule.answeredBy && `${t.answeredBy}: ${rule.answeredBy}`,
    rule.channel === 'call' && (rule.voicemail ? t.voicemailOk : t.noVoicemail),
    rule.words,
  ]
    .filter((part): part is string => Boolean(part))
    .join(' · ');
}
