import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/source/read-content.ts';
import { resolveLists } from '../catalogue/resolve-lists.ts';
import { cityOf, sheetAreaOf, sheetAreas } from './sheet-areas.ts';

const { catalogue } = loadCatalogue(`${import.meta.dirname}/../../content`);
const lists = resolveLists(catalogue, '2026-11-21');
const lowest = [...catalogue.areas.values()].filter(({ level, children }) => level !== 'nation' && children.length === 0);

describe('family sheets', () => {
  it('serve every place that a family may live in, with its own list', () => {
    for (const area of lowest) {
      const sheet = sheetAreaOf(catalogue, area.path);
      expect(sheet, area.path).toBeDefined();
      expect(lists.get(sheet!.path)!.entitlements, area.path).toEqual(lists.get(area.path)!.entitlements);
      expect(cityOf(catalogue, sheet!).districts.map(({ code }) => code)).toContain(area.code);
    }
    expect(lowest.length).toBeGreaterThan(2800);
  });

  it('are few', () => {
    expect(sheetAreas(catalogue).length).toBeLessThan(500);
    expect(new Set(lowest.map(({ path }) => sheetAreaOf(catalogue, path)!.path)).size).toBe(sheetAreas(catalogue).length);
  });

  it('are not for provinces and the nation', () => {
    expect(sheetAreaOf(catalogue, 'china')).toBeUndefined();
    expect(sheetAreaOf(catalogue, 'china/zhejiang')).toBeUndefined();
    expect(sheetAreaOf(catalogue, 'china/beijing')?.path).toBe('china/beijing');
  });

  it('know which districts are urban, and that the city has not said which are central', () => {
    const { centralDistricts, districts } = cityOf(catalogue, sheetAreaOf(catalogue, 'china/zhejiang/hangzhou')!);
    expect(centralDistricts).toBeNull();
    expect(
      districts
        .filter(({ isUrban }) => !isUrban)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['330122', '330127', '330182']);
  });
});
