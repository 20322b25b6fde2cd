import { readFileSync, writeFileSync } from 'node:fs';
import { renewEditorsGuide } from '../src/editorial/editors-guide.ts';

/** `npm run guide`: renews the tables of fields and the list of findings in `content/README.md`. */
const path = new URL('../content/README.md', import.meta.url);
writeFileSync(path, renewEditorsGuide(readFileSync(path, 'utf8')));
