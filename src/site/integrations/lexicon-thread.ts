// Packs the words that search knows, which takes seconds, while Astro starts. A thread of `beside-astro.ts`.
import { parentPort, workerData } from 'node:worker_threads';
import { contentRoot } from '../../catalogue/source/content-loader.ts';
import { packLexiconOnce } from '../source/kept-lexicon.ts';

const { project } = workerData as { project: string };
packLexiconOnce(contentRoot(), project);
parentPort?.postMessage('packed');
