import type { APIRoute } from 'astro';
import { loadPortal } from '../site/source/portal.ts';
import { stamping } from '../site/source/stamping.ts';
import { planEntitlementPages, stampPlanOf } from '../catalogue/ui/plan-entitlement-pages.ts';

/** `_stamp/plan.json`: read and removed by the integration that stamps the pages; never published. */
export function getStaticPaths() {
  return stamping ? [{ params: { stampPlan: '_stamp/plan' } }] : [];
}

export const GET: APIRoute = async () => {
  const portal = await loadPortal();
  return new Response(JSON.stringify(stampPlanOf(portal, planEntitlementPages(portal, stamping))));
};
