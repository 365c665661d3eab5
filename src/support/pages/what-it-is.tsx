import type { Language } from '../../platform/language/catalogue.ts';
import { languageTitle } from '../../platform/language/language-name.ts';
import { DescriptionList } from '../../ui/index.ts';
import type { Service } from '../service.ts';
import { serviceTexts } from '../service-texts.ts';

/** What it is, what it is not, and who gives the rest (V44): in the file as in the catalogue. */
export const WhatItIs = ({ service, language }: { service: Service; language: Language }) => {
  const t = serviceTexts(language).words;
  const words = service[language];
  return (
    <DescriptionList
      items={[
        { term: t.is, value: words.is },
        { term: t.isNot, value: words.isNot },
        { term: t.rest, value: words.rest },
      ]}
    />
  );
};

/** Who it is for, on which terms, and whether one can come at all. */
export const Facts = ({ service, language }: { service: Service; language: Language }) => {
  const t = serviceTexts(language);
  const list = (words: readonly string[]) => words.join(', ');
  const hasAges = service.fromAge !== undefined || service.toAge !== undefined;
  return (
    <DescriptionList
      items={[
        { term: t.facts.audience, value: list(service.audience.map((one) => t.audience[one])) },
        ...(hasAges ? [{ term: t.facts.ages, value: t.ages(service.fromAge, service.toAge) }] : []),
        { term: t.facts.unit, value: service.unitName },
        {
          term: t.facts.basis,
          value: service.boardDecision ? `${t.basis[service.basis]}: ${service.boardDecision}` : t.basis[service.basis],
        },
        { term: t.facts.languages, value: list(service.languages.map((one) => languageTitle(one, language))) },
        {
          term: t.facts.access,
          value: service.access.length > 0 ? list(service.access.map((one) => t.access[one])) : t.facts.noAccess,
        },
        ...(service.knows.length > 0
          ? [{ term: t.facts.knows, value: list(service.knows.map((one) => t.knows[one])) }]
          : []),
        { term: t.facts.extent, value: t.extent(service.extent) },
        ...(service.method ? [{ term: t.facts.method, value: service.method }] : []),
      ]}
    />
  );
};
