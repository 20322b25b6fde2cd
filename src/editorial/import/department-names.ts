import { type Area, type Catalogue, pathsUpwards } from '../../catalogue/catalogue.ts';
import { withoutBlanks } from './cell-text.ts';

/** Which departments a cell names. `unknown` holds the words that name none, as written. */
export interface NamedDepartments {
  lead: string[];
  support: string[];
  unknown: string[];
}

export type DepartmentReader = (text: string, column: 'lead' | 'support') => NamedDepartments;

const readers = new WeakMap<Catalogue['departments'], Map<string, DepartmentReader>>();

/** Reads the department cells of an area: general names and aliases, and the local names of the areas above. */
export function departmentReaderFor(catalogue: Pick<Catalogue, 'areas' | 'departments'>, area: Area): DepartmentReader {
  const known = readers.get(catalogue.departments) ?? new Map<string, DepartmentReader>();
  readers.set(catalogue.departments, known);
  const reader = known.get(area.path) ?? makeReader(catalogue, area);
  known.set(area.path, reader);
  return reader;
}

function makeReader(catalogue: Pick<Catalogue, 'areas' | 'departments'>, area: Area): DepartmentReader {
  const names = new Map<string, string>();
  const add = (name: string, id: string): void => {
    const key = keyOf(name);
    if (!names.has(key)) names.set(key, id);
  };
  const upwards = pathsUpwards(area.path).flatMap((path) => catalogue.areas.get(path) ?? []);
  for (const { statement } of upwards) for (const [id, name] of Object.entries(statement?.departments ?? {})) add(name.zh, id);
  for (const [id, department] of catalogue.departments)
    for (const name of [department.names.zh, ...(department.aliases ?? [])]) add(name, id);
  const longest = Math.max(0, ...[...names.keys()].map((name) => name.length));
  const places = upwards.flatMap(({ names: { zh } }) => [zh, zh.replace(/(?:省|市|区|县|自治区|自治州|地区|盟|旗)$/u, '')]);
  const placeNames = [...new Set(places)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);

  const scanToken = (token: string): { ids: string[]; isComplete: boolean } => {
    const ids: string[] = [];
    let rest = '';
    let at = 0;
    while (at < token.length) {
      const size = lengthOfName(token, at);
      if (size > 0) {
        ids.push(names.get(token.slice(at, at + size)) ?? '');
        at += size;
        at += kindOfOffice.exec(token.slice(at))?.[0].length ?? 0;
        rest += ' ';
      } else {
        rest += token.charAt(at);
        at += 1;
      }
    }
    return { ids, isComplete: isFiller(placeNames.reduce((left, place) => left.replaceAll(place, ' '), rest)) };
  };
  const isKnown = (token: string | undefined): boolean => token === undefined || scanToken(token).isComplete;
  /** Names on lines of their own; those that were broken for want of room become whole: 县人力资源和 ⏎ 社会保障局. */
  const namesOnLines = (lines: readonly string[]): string[] => {
    const [line, ...others] = lines;
    if (line === undefined) return [];
    const broken =
      isKnown(line) && isKnown(others[0])
        ? undefined
        : [1, 2, 3].find((more) => more <= others.length && isKnown([line, ...others.slice(0, more)].join('')));
    return [[line, ...others.slice(0, broken ?? 0)].join(''), ...namesOnLines(others.slice(broken ?? 0))];
  };
  const scan = (text: string): { ids: string[]; unknown: string[] } => {
    const tokens = text.split(/[、，,；;](?![^（]*）)/u).flatMap((token) => namesOnLines(token.split('\n')));
    const scanned = tokens.map((token) => ({ token, ...scanToken(token) }));
    return {
      ids: scanned.flatMap(({ ids }) => ids),
      unknown: scanned.flatMap(({ token, isComplete }) => (isComplete ? [] : [token])),
    };
  };
  const lengthOfName = (token: string, at: number): number => {
    for (let size = Math.min(longest, token.length - at); size > 1; size -= 1) {
      if (names.has(token.slice(at, at + size))) return size;
    }
    return 0;
  };

  return (text, column) => {
    const result: NamedDepartments = { lead: [], support: [], unknown: [] };
    for (const clause of clausesOf(text)) {
      const { ids, unknown } = scan(clause.text);
      result[clause.role ?? column].push(...ids);
      result.unknown.push(...unknown);
    }
    const lead = [...new Set(result.lead)];
    return { lead, support: [...new Set(result.support)].filter((id) => !lead.includes(id)), unknown: [...new Set(result.unknown)] };
  };
}

/** What may follow a short name: 医保 → 医保局. */
const kindOfOffice = /^(?:委员会|办公室|分局|局|厅|委|部门|部|办|处|科|(?:事业发展|服务|管理)?中心|院|支队|大队|机构|组织|系统)/u;

const keyOf = (name: string): string => withoutBlanks(name).replaceAll('(', '（').replaceAll(')', '）');

/** `牵头：教育局；配合：公安局`, `教育局牵头，公安局配合`. */
function clausesOf(text: string): { text: string; role: 'lead' | 'support' | undefined }[] {
  return text
    .replaceAll(/[/／|]/gu, '、')
    .split('\n')
    .map(keyOf)
    .join('\n')
    .split(/[；;。]|(?<=牵头|负责)[，,、]|(?<=牵头|负责|配合|协助)\n|\n(?=(?:牵头|责任|主办|配合|协办)[^：:\n]{0,4}[：:])/u)
    .map((clause) => {
      const before = /^(?<role>牵头|责任|主办|主管|配合|支持|协办|协同|参与)[^：:]{0,4}[：:]/u.exec(clause);
      const after = /(?<role>牵头|负责|配合|支持|协办|协同|参与)$/u.exec(clause);
      const role = before?.groups?.['role'] ?? after?.groups?.['role'];
      const words = clause.slice(before?.[0].length ?? 0, after ? after.index : undefined);
      return { text: words, role: role === undefined ? undefined : /^(?:配合|支持|协办|协同|参与)$/u.test(role) ? 'support' : 'lead' };
    });
}

/** Levels, conjunctions and phrases that name nobody. */
const isFiller = (text: string): boolean =>
  /^(?:\s|中共|[省市区县州盟旗]委|国家|自治区|省级?|市级?|区级?|县级?|州|盟|旗|镇|乡|各|级|属地|等|和|与|及|或|以及|有关|相关|部门|单位|职能|机构|按职责|分工|共同|分别|[（）()\d.·•*“”"'—-])*$/u.test(
    text,
  );
