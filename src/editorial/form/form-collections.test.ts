import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../catalogue/source/read-content.ts';
import { keysAt, schemaOf } from '../field-names.ts';
import { formCollections, type FormCollection, type FormFile } from './form-collections.ts';
import type { FormField } from './form-field.ts';

let collections: FormCollection[];
let files: FormFile[];
const content = loadCatalogue('content');
beforeAll(() => {
  collections = formCollections(content, '2026-11-22', 'content');
  files = collections.flatMap((collection) => collection.files ?? []);
});

const all = (fields: readonly FormField[]): FormField[] =>
  fields.flatMap((field) => [field, ...all(field.fields ?? []), ...(field.field ? all([field.field]) : [])]);
const field = (file: FormFile, name: string): FormField => file.fields.find((each) => each.name === name)!;
const named = (path: string): FormFile => files.find(({ file }) => file === `content/${path}`)!;
const hangzhou = 'areas/china/zhejiang/hangzhou/2024/compulsory-education/zh.md';

describe('the forms', () => {
  it('reach every file of content that has a schema, once', () => {
    const wanted = content.files
      .map(({ path }) => path)
      .filter((path) => schemaOf(path) !== undefined && !path.startsWith('documents/') && path !== 'divisions.json');
    expect(files.map(({ file }) => file.slice('content/'.length)).sort()).toEqual([...wanted].sort());
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  it('have a field for every key of a schema but those that commands write', () => {
    const path = 'areas/china/2024/edition.yaml';
    expect(named(path).fields.map(({ name }) => name)).toEqual(
      keysAt(path, []).filter((key) => !['digest', 'published', 'draft'].includes(key)),
    );
    expect(named(hangzhou).fields.map(({ name }) => name)).toEqual([...keysAt(hangzhou, []), 'body']);
  });

  it('are labelled in Chinese throughout, choices included', () => {
    const fields = [...files.flatMap((file) => file.fields), ...collections.flatMap((collection) => collection.fields ?? [])];
    const labels = all(fields).flatMap(({ label, options = [] }) => [label, ...options.map((option) => option.label)]);
    expect([...new Set(labels)].filter((label) => !/[\u4e00-\u9fff%]/u.test(label))).toEqual([]);
  });

  it('name areas by their place and entries as parents see them there', () => {
    const collection = collections.find(({ name }) => name === 'china_zhejiang_hangzhou')!;
    expect([collection.label, collection.description]).toEqual(['杭州市', '浙江省 › 杭州市']);
    expect(named(hangzhou).label).toBe('义务教育入学 · 2024');
  });

  it('name what lies between an area and the next one above that has content', () => {
    const labels = new Map(collections.map(({ name, label, description }) => [name, [label, description]]));
    expect(labels.get('china')).toEqual(['国家（基础清单）', undefined]);
    expect(labels.get('china_zhejiang')).toEqual(['浙江省', undefined]);
    expect(labels.get('china_zhejiang_shaoxing_xinchang')).toEqual(['绍兴市 › 新昌县', '浙江省 › 绍兴市 › 新昌县']);
  });

  it('say what the areas above say where the file may leave it out', () => {
    expect(field(named(hangzhou), 'title').hint).toContain('不写就沿用全国的：义务教育入学');
    expect(field(named(hangzhou), 'category').hint).toBe('不写就沿用全国的：学有所教');
    // A service type and a requirement may have one code.
    expect(field(named(hangzhou), 'requires').hint).toContain('全国的：有居住证');
    expect(field(named(hangzhou), 'types').options).toContainEqual({ label: '居住证', value: 'residence-permit' });
    expect(field(named('areas/china/2024/vaccination/zh.md'), 'title').hint).not.toContain('沿用');
  });

  it('give departments, documents and papers to choose by name', () => {
    const { fields = [] } = field(named(hangzhou), 'departments');
    expect(fields[0]).toMatchObject({ widget: 'relation', multiple: true, collection: 'vocabulary', file: 'departments' });
    expect(field(named(hangzhou), 'basis').fields?.[0]).toMatchObject({ widget: 'relation', collection: 'documents' });
    expect(field(named(hangzhou), 'requiredDocuments')).toMatchObject({ widget: 'relation', file: 'required-documents' });
  });

  it('ask for nothing in a group that may be left out', () => {
    const optional = all(named(hangzhou).fields).filter(({ widget, required }) => widget === 'object' && !required);
    expect(optional.length).toBeGreaterThan(2);
    expect(optional.flatMap(({ fields = [] }) => fields.filter(({ required }) => required)).map(({ name }) => name)).toEqual([]);
  });

  it('carry patterns that the values of content meet', () => {
    for (const { pattern } of all(files.flatMap((file) => file.fields))) if (pattern) expect(() => new RegExp(pattern[0])).not.toThrow();
    const phone = all(named('areas/china/zhejiang/hangzhou/area.yaml').fields).find(({ name }) => name === 'phone')!;
    expect('0571-89586389').toMatch(new RegExp(phone.pattern![0]));
    expect('13800138000').not.toMatch(new RegExp(phone.pattern![0]));
  });
});
