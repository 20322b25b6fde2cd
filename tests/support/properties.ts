// What all property tests have in common: one seed for the run, said aloud. `TEST_SEED=` runs it again, `TEST_RUNS=` digs deeper.
import fc from 'fast-check';
import { seed } from './built-site.ts';

fc.configureGlobal({ seed, numRuns: Number(process.env['TEST_RUNS'] ?? 60) });
console.info(`[test] properties: TEST_SEED=${seed}`);
