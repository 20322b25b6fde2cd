import { describe, expect, it } from 'vitest';
import { seed } from '../support/built-site.ts';
import { notUnderCi } from '../support/not-under-ci.ts';
import { compilerHint, diskFaultsLibrary } from './disk-faults.ts';
import { fillTheDisk } from './full-disk.ts';
import { cutThePower } from './power-cuts.ts';

const isPossible = diskFaultsLibrary() !== undefined;
if (!isPossible) notUnderCi(compilerHint);

// Reduced: 300 cuts, and as many of the controls, by `npm run bench declare-faults`.
describe.skipIf(!isPossible)('when the power goes', { timeout: 60_000 }, () => {
  it('everything acknowledged is there, and nothing is half', async () => {
    const counts = await cutThePower({ cuts: 40, recordings: 2, seconds: 0.8, seed });
    expect(counts).toMatchObject({ cuts: 40, cutsThatLost: 0, cutsThatCorrupted: 0, examples: [] });
    expect(counts.acknowledged).toBeGreaterThan(1000);
  });

  it.each(['synchronous-normal', 'answer-before-commit'] as const)('a writer with the fault %s is found out', async (weakness) => {
    const { cutsThatLost } = await cutThePower({ cuts: 20, recordings: 1, seconds: 0.5, seed, weakness });
    expect(cutsThatLost).toBeGreaterThan(0);
  });

  it('a full disk refuses for as long as it is full, and loses nothing', async () => {
    const counts = await fillTheDisk();
    expect(counts).toMatchObject({ lost: [], corrupt: [], acknowledgedWhileFull: 0 });
    expect(counts.acknowledgedAfterwards).toBeGreaterThan(50);
  });
});
