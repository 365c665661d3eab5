import { type Frame, StaffPage } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  Table,
  TextArea,
} from '../../ui/index.ts';
import type { ReceivedCertificate } from '../certificate.store.ts';
import { certificateAnswers } from '../certificate.ts';
import { certificateTexts, lastDayOnPage, shortReference } from '../certificate-texts.ts';

/** What a unit has been asked to do. It leads to no file, and never says where it comes from. */
export const ReceivedPage = ({ frame, received }: { frame: Frame; received: readonly ReceivedCertificate[] }) => {
  const { language, now } = frame;
  const t = certificateTexts(language);
  return (
    <StaffPage frame={frame} title={t.listTitle} lead={t.listLead}>
      {received.length === 0 ? (
        <EmptyState title={t.listNone}>
          <p>{t.listNoneHelp}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.listTitle}
          captionUnseen
          columns={[
            { key: 'who', label: t.who },
            { key: 'needs', label: t.needs },
            { key: 'came', label: t.came },
            { key: 'until', label: t.until },
            { key: 'state', label: t.state },
          ]}
          rows={received.map((one) => ({
            id: `certificate-${one.id}`,
            cells: {
              who: <a href={`/intyg/${one.id}`}>{one.content?.name ?? t.reference(shortReference(one.id))}</a>,
              needs: one.content ? one.content.needs.map((need) => t.kinds[need]).join('. ') : '–',
              came: showMoment(language, one.issuedAt, now),
              until: one.content ? lastDayOnPage(language, one.validTo, now) : '–',
              state: one.answer ? t.answers[one.answer] : t.states[one.state],
            },
          }))}
        />
      )}
    </StaffPage>
  );
};

type OneProps = { frame: Frame; one: ReceivedCertificate; form: FormState };

export const ReceivedOnePage = ({ frame, one, form }: OneProps) => {
  const { language, now } = frame;
  const t = certificateTexts(language);
  const { content } = one;
  return (
    <StaffPage frame={frame} title={t.reference(shortReference(one.id))} narrow>
      <p class="way-back">
        <a href="/intyg">{t.toList}</a>
      </p>
      {content ? (
        <div class="stack-wide">
          <DescriptionList
            items={[
              { term: t.who, value: content.name },
              ...(content.number ? [{ term: t.number, value: content.number }] : []),
              {
                term: t.agreed,
                value: (
                  <ul class="bullets">
                    {content.needs.map((need) => (
                      <li>{t.kinds[need]}</li>
                    ))}
                  </ul>
                ),
              },
              ...(content.sentence ? [{ term: t.alsoSaid, value: content.sentence }] : []),
              { term: t.until, value: lastDayOnPage(language, one.validTo, now) },
              {
                term: t.call,
                value: (
                  <>
                    {content.contact.name}
                    {content.contact.phone && (
                      <>
                        {', '}
                        <a href={`tel:${content.contact.phone.replace(/[^+\d]/g, '')}`}>{content.contact.phone}</a>
                      </>
                    )}
                    <p class="help">{t.callHelp}</p>
                  </>
                ),
              },
            ]}
          />
          <Section id="answer" title={t.answerTitle}>
            <Form action={`/intyg/${one.id}/svar`} hidden={{ _form: newId() }}>
              <ErrorSummary form={form} />
              <RadioGroup
                form={form}
                name="answer"
                label={t.answerQuestion}
                choices={certificateAnswers.map((value) => ({ value, label: t.answers[value] }))}
                inline
              />
              <TextArea form={form} name="words" label={t.answerWords} help={t.answerWordsHelp} rows={3} optional />
              <Actions>
                <Button>{t.answerSave}</Button>
              </Actions>
            </Form>
          </Section>
        </div>
      ) : (
        <Notice
          kind="info"
          title={
            one.answer && one.answeredAt
              ? t.answered(t.answers[one.answer], one.answeredBy ?? '', showMoment(language, one.answeredAt, now))
              : t.gone
          }
        >
          {one.answerWords && <p>”{one.answerWords}”</p>}
          <p>{one.answer ? t.answeredHelp : t.goneHelp}</p>
        </Notice>
      )}
    </StaffPage>
  );
};
