import type { APIRoute, GetStaticPaths } from 'astro';
import { openDataOf } from '../catalogue/ui/open-data/open-data-files.ts';
import { csvFile } from '../desk/spreadsheet-cell.ts';
import { calendarOf } from '../eligibility/calendar.ts';
import { loadPortal } from '../site/source/portal.ts';

/**
 * Open data for whoever looks at the site while it is worked on: the files whose names end like this. In a build
 * `src/site/integrations/content-thread.ts` writes the same files.
 */
export function openDataRoute(extension: string): { getStaticPaths: GetStaticPaths; GET: APIRoute<{ text: () => string }> } {
  return {
    getStaticPaths: async () => {
      if (!import.meta.env.DEV) return [];
      const files = [...openDataOf(await loadPortal(), { csvFile, calendarOf })];
      return files
        .filter(({ place }) => place.endsWith(extension))
        .map(({ place, text }) => ({ params: { openData: place.slice(0, -extension.length) }, props: { text } }));
    },
    GET: ({ props: { text } }) => new Response(text()),
  };
}
