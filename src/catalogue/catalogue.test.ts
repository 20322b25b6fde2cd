import { describe, expect, it } from 'vitest';
import { pathsUpwards } from './catalogue.ts';

describe('pathsUpwards', () => {
  it('goes from the place itself to the nation', () => {
    expect(pathsUpwards('china/zhejiang/hangzhou')).toEqual(['china/zhejiang/hangzhou', 'china/zhejiang', 'china']);
    expect(pathsUpwards('china')).toEqual(['china']);
  });
});
