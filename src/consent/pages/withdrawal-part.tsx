import type { FileContext } from '../../access/index.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { addressOf } from '../../safety/index.ts';
import { Actions, ButtonLink, DescriptionList, Disclosure, Notice } from '../../ui/index.ts';
import { type Given, givenIn, type Telling, tellingsOf } from '../withdraw.store.ts';
import { withdrawTexts } from '../withdraw-texts.ts';

export type Withdrawals = { readonly given: readonly Given[]; readonly tellings: readonly Telling[] };

export const loadWithdrawals = async (ctx: Pick<FileContext, 'sql' | 'keyring' | 'file'>): Promise<Withdrawals> => {
  const [given, tellings] = await Promise.all([givenIn(ctx.sql, ctx.file), tellingsOf(ctx.sql, ctx.keyring, ctx.file)]);
  return { given, tellings };
};

/** Withdrawn, and nobody has asked yet whether it was her own will. */
export const waitsForCheck = ({ withdrawnAt, checkedAt }: Given): boolean => withdrawnAt !== null && checkedAt === null;

type Props = { ctx: FileContext; withdrawals: Withdrawals };

/** On top of the page of consents: what waits to be made sure, and what was not the person's own will. */
export const WithdrawalPart = ({ ctx, withdrawals: { given, tellings } }: Props) => {
  const t = withdrawTexts(ctx.language);
  const address = addressOf(ctx.file);
  const waiting = given.filter(waitsForCheck);
  const unanswered = tellings.filter(({ checkedAt }) => checkedAt === null);
  const answered = given.filter(({ checkedAt }) => checkedAt !== null);
  const againstWill = given.filter(
    (one) => one.ownWill === false && !given.some((later) => later.receiver === one.receiver && isLater(later, one)),
  );
  return (
    <>
      {(waiting.length > 0 || unanswered.length > 0) && (
        <Notice kind="today" title={t.partTitle}>
          <p>{waiting.length > 0 ? t.partHelp : t.partNothing}</p>
          <TellingLines tellings={unanswered} language={ctx.language} now={ctx.now} />
          {ctx.file.mayWrite('consents') && (
            <Actions>
              <ButtonLink href={`${address}/saker-kontakt`} kind="secondary">
                {t.toSafeContact}
              </ButtonLink>
              <ButtonLink href={`${address}/aterkallat`}>{t.askNow}</ButtonLink>
            </Actions>
          )}
        </Notice>
      )}
      {againstWill.length > 0 && (
        <Notice kind="danger" title={t.notOwnTitle}>
          <ul class="bullets">
            {againstWill.map(({ receiver, checkWords }) => (
              <li>
                {t.checkFor(receiver)}
                {checkWords && `: ${checkWords}`}
              </li>
            ))}
          </ul>
          <p>{t.notOwnHelp}</p>
          <p>
            <a href={`${address}/samtycken/ny`}>{t.askAnew}</a> · <a href={`${address}/bedomning`}>{t.assessAnew}</a>
          </p>
        </Notice>
      )}
      {answered.length > 0 && (
        <Disclosure label={t.checked}>
          <ul class="bullets">
            {answered.map(({ receiver, ownWill, checkedAt, checkWords }) => (
              <li>
                {[
                  t.checkFor(receiver),
                  ownWill ? t.ownWill : t.notOwnWill,
                  checkedAt && showMoment(ctx.language, checkedAt, ctx.now),
                  checkWords && `”${checkWords}”`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
};

const isLater = (one: Given, other: Given): boolean =>
  one !== other &&
  one.withdrawnAt === null &&
  other.withdrawnAt !== null &&
  one.validTo.epochMilliseconds > other.withdrawnAt.epochMilliseconds;

/** What was told, by whom and to whom, in the words of whoever took it down. */
export const TellingLines = ({
  tellings,
  language,
  now,
}: {
  tellings: readonly Telling[];
  language: Language;
  now: Instant;
}) => {
  const t = withdrawTexts(language);
  return (
    <>
      {tellings.map((told) => (
        <DescriptionList
          items={[
            {
              term: t.told(t.ways[told.how], showMoment(language, told.at, now), told.takenBy),
              value: told.words === '' ? t.noWords : `”${told.words}”`,
            },
            { term: t.toldSayer, value: t.sayers[told.by] },
            { term: t.toldAbout, value: receiverInWords(told.receiver, language) },
          ]}
        />
      ))}
    </>
  );
};

function receiverInWords(receiver: Telling['receiver'], language: Language): string {
  const t = withdrawTexts(language);
  if (receiver === 'all') return t.all;
  return receiver === 'outside' ? t.outside : t.toUnit(receiver);
}
