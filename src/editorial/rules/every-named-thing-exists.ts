import { nationPath } from '../../catalogue/catalogue.ts';
import type { Rule } from '../content-under-check.ts';
import { didYouMean, listOf } from '../describe-issue.ts';
import type { Complaint, FieldPath } from '../finding.ts';

/** The editors of this project, who are no department. */
const projectEditors = 'tongxiang';

/** Departments, places, papers, areas and divisions are named by ids that exist. */
export const everyNamedThingExists: Rule = ({ catalogue, items, editions, guides }) => {
  const { departments, places, requiredDocuments, areas } = catalogue;
  const complaints: Complaint[] = [];
  const named =
    (code: 'unknown-department' | 'unknown-place' | 'unknown-required-document', known: ReadonlyMap<string, unknown>) =>
    (file: string, at: FieldPath, id: string | undefined): void => {
      if (id === undefined || known.has(id) || known.size === 0) return;
      complaints.push({ code, file, at, params: { id, hint: didYouMean(id, known.keys()) } });
    };
  const department = named('unknown-department', departments);
  const place = named('unknown-place', places);
  const requiredDocument = named('unknown-required-document', requiredDocuments);
  const assurer = (file: string, at: FieldPath, assured: { by: string } | undefined): void => {
    if (!assured || assured.by === projectEditors || departments.has(assured.by) || departments.size === 0) return;
    complaints.push({
      code: 'unknown-assurer',
      file,
      at: [...at, 'by'],
      params: { id: assured.by, hint: didYouMean(assured.by, [...departments.keys(), projectEditors]) },
    });
  };

  for (const { item } of items) {
    const { file, statement } = item;
    for (const role of ['lead', 'support'] as const) {
      for (const [index, id] of (statement.departments?.[role] ?? []).entries()) department(file, ['departments', role, index], id);
    }
    for (const [index, id] of (statement.requiredDocuments ?? []).entries()) requiredDocument(file, ['requiredDocuments', index], id);
    for (const [index, channel] of (statement.channels ?? []).entries()) {
      place(file, ['channels', index, 'place'], channel.place);
      department(file, ['channels', index, 'department'], channel.department);
    }
    assurer(file, ['assured'], statement.assured);
    // What the nation lists applies everywhere: there is no area below it that could be excepted.
    const below = areas.get(item.area);
    const codes = item.area === nationPath ? [] : (below?.children ?? []).flatMap((path) => areas.get(path)?.code ?? []);
    for (const [index, code] of (statement.exceptIn ?? []).entries()) {
      if (!codes.includes(code))
        complaints.push({ code: 'unknown-division', file, at: ['exceptIn', index], params: { code, known: listOf(codes) } });
    }
  }
  for (const { edition } of editions) {
    for (const [index, id] of edition.statement.issuedBy.entries()) department(edition.file, ['issuedBy', index], id);
    assurer(edition.file, ['assured'], edition.statement.assured);
  }
  for (const { file, statement } of guides) assurer(file, ['assured'], statement.assured);
  for (const area of areas.values()) {
    const { statement } = area;
    if (!statement) continue;
    const file = `areas/${area.path}/area.yaml`;
    for (const id of Object.keys(statement.departments ?? {})) department(file, ['departments', id], id);
    for (const [index, zone] of (statement.zones ?? []).entries()) {
      for (const id of Object.keys(zone.departments ?? {})) department(file, ['zones', index, 'departments', id], id);
    }
    for (const [index, contact] of (statement.contacts ?? []).entries()) {
      department(file, ['contacts', index, 'department'], contact.department);
      assurer(file, ['contacts', index, 'assured'], contact.assured);
    }
    const codes = area.children.flatMap((path) => areas.get(path)?.code ?? []);
    for (const [index, code] of (statement.centralDistricts ?? []).entries()) {
      if (!codes.includes(code))
        complaints.push({ code: 'unknown-division', file, at: ['centralDistricts', index], params: { code, known: listOf(codes) } });
    }
  }
  for (const { file, statement } of catalogue.documents.values()) {
    if (areas.has(statement.area) || areas.size === 1) continue;
    complaints.push({
      code: 'unknown-area',
      file,
      at: ['area'],
      params: { area: statement.area, hint: didYouMean(statement.area, areas.keys()) },
    });
  }
  return complaints;
};
