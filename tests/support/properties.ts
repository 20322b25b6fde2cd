// What all property tests have in common: one seed for the run, said aloud, and `TEST_SEED=` to run it again.
import fc from 'fast-check';
import { seed } from './built-site.ts';

fc.configureGlobal({ seed, numRuns: 100 });
console.info(`[test] properties: TEST_SEED=${seed}`);
