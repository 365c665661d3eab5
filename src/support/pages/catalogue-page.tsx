import type { StaffContext } from '../../access/index.ts';
import { languageTitle } from '../../platform/language/language-name.ts';
import { type FormState, fieldValue, fieldValues } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  Disclosure,
  EmptyState,
  Mark,
  Section,
  Select,
  Table,
  TextField,
} from '../../ui/index.ts';
import {
  accessNeeds,
  audiences,
  knownNeeds,
  mayKeep,
  type Service,
  serviceKinds,
  serviceLanguages,
} from '../service.ts';
import { serviceTexts } from '../service-texts.ts';
import { SupportFrame } from './support-frame.tsx';

type Props = { ctx: StaffContext; found: readonly Service[]; all: number; form: FormState };

const chosenIn = (form: FormState) => Object.values(form.values).flat().length > 0;

export const CataloguePage = ({ ctx, found, all, form }: Props) => {
  const { language } = ctx;
  const t = serviceTexts(language);
  const keeps = mayKeep(ctx.actor);
  return (
    <SupportFrame
      frame={ctx.frame}
      title={t.title}
      lead={t.lead}
      action={
        keeps && (
          <ButtonLink kind={all === 0 ? 'primary' : 'secondary'} href="/insatser/ny">
            {t.add}
          </ButtonLink>
        )
      }
    >
      {all === 0 ? (
        <EmptyState title={t.empty}>
          <p>{t.emptyHelp}</p>
        </EmptyState>
      ) : (
        <>
          <Filter form={form} language={language} />
          <Section title={t.filter.hits(found.length)} id="insatser">
            {found.length === 0 ? (
              <EmptyState title={t.filter.none}>
                <p>{t.filter.noneHelp}</p>
              </EmptyState>
            ) : (
              <Found found={found} language={language} asked={fieldValue(form, 'language')} />
            )}
          </Section>
        </>
      )}
    </SupportFrame>
  );
};

type Lang = { language: 'sv' | 'en' };

const Filter = ({ form, language }: Lang & { form: FormState }) => {
  const t = serviceTexts(language);
  const options = <T extends string>(list: readonly T[], words: Readonly<Record<T, string>>) =>
    list.map((value) => ({ value, label: words[value] }));
  const more = fieldValues(form, 'access').length + fieldValues(form, 'knows').length > 0;
  return (
    <Section title={t.filter.title} id="sok">
      <form method="get" action="/insatser" class="form stack">
        <Select
          form={form}
          name="audience"
          label={t.filter.audience}
          emptyLabel={t.filter.any}
          options={options(audiences, t.audience)}
        />
        <Select
          form={form}
          name="kind"
          label={t.filter.kind}
          emptyLabel={t.filter.any}
          options={options(serviceKinds, t.kind)}
        />
        <TextField form={form} name="age" label={t.filter.age} width="short" inputmode="numeric" maxlength={3} />
        <Select
          form={form}
          name="language"
          label={t.filter.language}
          emptyLabel={t.filter.any}
          options={serviceLanguages.map((value) => ({ value, label: languageTitle(value, language) }))}
        />
        <Disclosure label={`${t.filter.access}, ${t.filter.knows.toLowerCase()}`} open={more}>
          <CheckboxGroup
            form={form}
            name="access"
            label={t.filter.access}
            choices={options(accessNeeds, t.access)}
            inline
          />
          <CheckboxGroup
            form={form}
            name="knows"
            label={t.filter.knows}
            choices={options(knownNeeds, t.knows)}
            inline
          />
        </Disclosure>
        <Actions>
          <Button kind="secondary">{t.filter.show}</Button>
          {chosenIn(form) && <a href="/insatser">{t.filter.clear}</a>}
        </Actions>
      </form>
    </Section>
  );
};

const Found = ({ found, language, asked }: Lang & { found: readonly Service[]; asked: string }) => {
  const t = serviceTexts(language);
  return (
    <Table
      caption={t.title}
      captionUnseen
      columns={[
        { key: 'name', label: t.form.name },
        { key: 'audience', label: t.facts.audience },
        { key: 'unit', label: t.facts.unit },
        { key: 'basis', label: t.facts.basis },
        { key: 'extent', label: t.facts.extent },
        { key: 'access', label: t.facts.access },
      ]}
      rows={found.map((service) => ({
        id: `insats-${service.serviceId}`,
        cells: {
          name: (
            <>
              <a href={`/insats/${service.serviceId}`}>{service[language].name}</a>
              <br />
              <span class="muted">{t.kind[service.kind]}</span>
            </>
          ),
          audience: service.audience.map((one) => t.audience[one]).join(', '),
          unit: service.unitName,
          basis: <Mark kind={service.basis === 'open' ? 'info' : 'plain'}>{t.basisShort[service.basis]}</Mark>,
          extent: t.extent(service.extent),
          access: (
            <>
              {service.access.length > 0 ? service.access.map((one) => t.access[one]).join(', ') : t.facts.noAccess}
              {asked && !service.languages.some((one) => one === asked) && (
                <>
                  <br />
                  <span class="muted">{t.filter.interpreter}</span>
                </>
              )}
            </>
          ),
        },
      }))}
    />
  );
};
