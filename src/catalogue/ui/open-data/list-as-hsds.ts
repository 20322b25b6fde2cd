import { hash } from 'node:crypto';
import { type Locale, nameIn } from '../../../i18n/locales.ts';
import type { ContactPoint } from '../../area.schema.ts';
import type { Area } from '../../catalogue.ts';
import type { ResolvedEntitlement, ResolvedList } from '../../resolve-lists.ts';
import { entryTexts, type Naming } from './entry-texts.ts';

/** Human Services Data Specification 3 (openreferral.org): what an answer of its `/services` holds, all entries on one page. */
export interface HsdsServices {
  total_items: number;
  total_pages: number;
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: HsdsService[];
}

interface HsdsService {
  id: string;
  organization_id: string;
  name: string;
  status: 'active';
  [field: string]: unknown;
}

/** What the list is told of, besides its entries. */
export interface HsdsArea {
  area: Pick<Area, 'path' | 'code'>;
  /** 杭州市西湖区 */
  place: string;
  /** The area's list, whole address. */
  listPage: string;
  /** Contact points of the area and those above it, nearest first. */
  contacts: readonly ContactPoint[];
}

/**
 * A list as HSDS 3. A service is an entitlement as it applies in this area; its organization is the area's lead department. Ids
 * are made of the area's path and the entry's id, so that they stay while those stay. HSDS asks of an address that it has a
 * postal code, which offices do not publish: theirs stands in the location's description.
 */
export function listAsHsds(list: Pick<ResolvedList, 'entitlements'>, about: HsdsArea, naming: Naming): HsdsServices {
  const contents = list.entitlements.map((entitlement) => serviceOf(entitlement, about, naming));
  return {
    total_items: contents.length,
    total_pages: 1,
    page_number: 1,
    size: contents.length,
    first_page: true,
    last_page: true,
    empty: contents.length === 0,
    contents,
  };
}

function serviceOf(entitlement: ResolvedEntitlement, about: HsdsArea, naming: Naming): HsdsService {
  const { t, locale } = naming.voice;
  const { fields } = entitlement;
  const { area, place } = about;
  const texts = entryTexts(entitlement, naming);
  const key = `${area.path}/${entitlement.id}`;
  const id = nameBasedId(`service ${key}`);
  const organization = organizationOf(fields.departments?.value.lead[0], about, naming);
  const offices = about.contacts.filter(
    ({ department }) => department !== undefined && fields.departments?.value.lead.includes(department),
  );
  const phones = [
    ...texts.phones.map(({ number, of }) => ({ number, description: of })),
    ...offices.flatMap(({ phone, name }) => (phone === undefined ? [] : [{ number: phone, description: nameIn(name, locale).text }])),
  ];
  const online = (fields.channels?.value ?? []).flatMap(({ name, url }) => (url === undefined ? [] : [{ name, url }]));
  const ages = fields.audience?.value.ages;
  const paragraphs = (...lines: readonly string[][]): string => lines.flat().filter(Boolean).join('\n');
  return {
    id,
    organization_id: organization.id,
    name: texts.title,
    ...unlessEmpty('alternate_name', (fields.keywords?.value ?? []).join(t('listSeparator'))),
    description: paragraphs(
      [texts.plain],
      texts.provides,
      texts.values,
      texts.basis.map((basis) => `${t('entitlement.basis')}${t('colon')}${basis}`),
    ),
    url: naming.pageOf(entitlement.id),
    status: 'active',
    ...unlessEmpty('application_process', paragraphs(texts.steps, texts.where, texts.windows, [texts.time])),
    ...unlessEmpty('fees_description', texts.cost),
    ...unlessEmpty('eligibility_description', paragraphs(texts.who, texts.conditions)),
    ...(ages === undefined ? {} : { minimum_age: ages.from, maximum_age: ages.under - 1 }),
    ...unlessEmpty('assured_date', texts.assuredOn),
    ...unlessEmpty('alert', paragraphs(texts.caution)),
    organization,
    ...unlessNone(
      'phones',
      phones.map((phone, index) => ({
        id: nameBasedId(`phone ${key} ${index} ${phone.number}`),
        service_id: id,
        number: phone.number,
        type: 'voice',
        ...unlessEmpty('description', phone.description),
      })),
    ),
    service_areas: [
      { id: nameBasedId(`service area ${key}`), service_id: id, name: place, description: `GB/T 2260 ${area.code}`, uri: about.listPage },
    ],
    ...unlessNone('service_at_locations', [
      ...offices.flatMap((office) => (office.address === undefined ? [] : [atOffice(office, key, id, locale)])),
      ...online.map(({ name, url }) => atLocation(`${key} ${url}`, id, { location_type: 'virtual', name: name ?? url, url })),
    ]),
    ...unlessNone(
      'required_documents',
      texts.bring.map((document) => ({ id: nameBasedId(`required document ${key} ${document}`), service_id: id, document })),
    ),
    attributes: attributesOf(entitlement, key, id, naming),
  };
}

function organizationOf(
  department: string | undefined,
  { area, place }: HsdsArea,
  { voice }: Naming,
): { id: string; name: string; description: string } {
  const { t } = voice;
  const name = department === undefined ? place : t('openData.departmentOf', { place, department: voice.department(department).text });
  return { id: nameBasedId(`organization ${area.path} ${department ?? ''}`), name, description: t('openData.organization', { place }) };
}

function atOffice(office: ContactPoint, key: string, service: string, locale: Locale): object {
  const said = (names: ContactPoint['address']): string => (names === undefined ? '' : nameIn(names, locale).text);
  return atLocation(`${key} ${office.id}`, service, {
    location_type: 'physical',
    name: said(office.name),
    description: said(office.address),
    ...unlessNone(
      'schedules',
      office.hours === undefined ? [] : [{ id: nameBasedId(`schedule ${key} ${office.id}`), description: said(office.hours) }],
    ),
  });
}

const atLocation = (key: string, service: string, location: object): object => {
  const id = nameBasedId(`location ${key}`);
  return { id: nameBasedId(`service at location ${key}`), service_id: service, location_id: id, location: { id, ...location } };
};

/** Category, group of children, types of service and what is asked, as terms of our own closed vocabularies (`src/catalogue/vocabulary.ts`). */
function attributesOf(entitlement: ResolvedEntitlement, key: string, service: string, { voice }: Naming): object[] {
  const { t } = voice;
  const { category, audience, types, requires } = entitlement.fields;
  const terms = [
    ...(category ? [{ taxonomy: 'category', code: category.value, name: t(`category.${category.value}`) }] : []),
    ...(audience ? [{ taxonomy: 'audience', code: audience.value.group, name: t(`group.${audience.value.group}`) }] : []),
    ...(types?.value ?? []).map((code) => ({ taxonomy: 'service_type', code, name: code })),
    ...(requires?.value ?? []).map((code) => ({ taxonomy: 'eligibility', code, name: t(`family.requirement.${code}`) })),
  ];
  return terms.map(({ taxonomy, code, name }) => {
    const term = nameBasedId(`taxonomy term ${taxonomy} ${code}`);
    return {
      id: nameBasedId(`attribute ${key} ${taxonomy} ${code}`),
      link_id: service,
      link_entity: 'service',
      link_type: taxonomy,
      taxonomy_term_id: term,
      value: code,
      taxonomy_term: {
        id: term,
        code,
        name,
        description: name,
        taxonomy_id: nameBasedId(`taxonomy ${taxonomy}`),
      },
    };
  });
}

const unlessEmpty = (field: string, text: string): Record<string, string> => (text === '' ? {} : { [field]: text });
const unlessNone = (field: string, rows: readonly object[]): Record<string, readonly object[]> =>
  rows.length === 0 ? {} : { [field]: rows };

/** A UUID of version 8 (RFC 9562): the first 122 free bits of the SHA-256 of a name, so that the same thing keeps its id. */
export function nameBasedId(name: string): string {
  const known = ids.get(name);
  if (known !== undefined) return known;
  const hex = hash('sha256', `tongxiang ${name}`);
  // The fourth part begins with the two bits of the variant.
  const variant = (0x8 | (parseInt(hex.charAt(16), 16) & 0x3)).toString(16);
  const id = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
  if (ids.size < mostIds) ids.set(name, id);
  return id;
}
const ids = new Map<string, string>();
/** Terms and organizations come again and again, ids of single entries once for each locale. */
const mostIds = 50_000;
