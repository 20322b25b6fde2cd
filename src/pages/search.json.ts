import type { APIRoute } from 'astro';
import { loadSearchFiles } from '../site/source/search-files.ts';

/** `/search.json`: where the files of the search lie, for the function, which answers where no script runs. */
export const GET: APIRoute = async () => new Response(JSON.stringify((await loadSearchFiles()).addresses));
