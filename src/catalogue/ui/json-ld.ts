import { type Locale, locales } from '../../i18n/locales.ts';

/** schema.org `GovernmentService` of one entitlement, as text that is safe inside a script element. */
export function serviceJsonLdHtml(service: {
  locale: Locale;
  url: string;
  name: string;
  description: string | undefined;
  audience: string | undefined;
  area: string;
  code: string;
  provider: string | undefined;
}): string {
  const { locale, url, name, description, audience, area, code, provider } = service;
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': url,
    inLanguage: locales[locale].language,
    name,
    description,
    audience: audience && { '@type': 'Audience', audienceType: audience },
    areaServed: { '@type': 'AdministrativeArea', name: area, identifier: code },
    provider: provider && { '@type': 'GovernmentOrganization', name: provider },
    availableChannel: { '@type': 'ServiceChannel', servicePhone: { '@type': 'ContactPoint', telephone: '12345' } },
  }).replaceAll('<', '\\u003c');
}
