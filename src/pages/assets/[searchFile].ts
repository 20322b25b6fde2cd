import type { APIRoute } from 'astro';
import { loadSearchFiles } from '../../site/source/search-files.ts';

/** What search boxes load when they are touched: script, lexicon, and the words around answers. */
export async function getStaticPaths() {
  const { contents } = await loadSearchFiles();
  return [...contents.keys()].map((searchFile) => ({ params: { searchFile } }));
}

export const GET: APIRoute<Record<string, never>, { searchFile: string }> = async ({ params: { searchFile } }) => {
  const content = (await loadSearchFiles()).contents.get(searchFile);
  return content ? new Response(new Uint8Array(content)) : new Response(null, { status: 404 });
};
