import { expect, it } from 'vitest';
import { StoreUnavailable } from '../../functions/declarations/declaration-inbox.ts';
import { openDeclarationSite } from '../support/declaration-site.ts';
import { family } from '../support/declared-family.ts';
import { describeDeclarationJourney } from './declaration-journey.contract.ts';

describeDeclarationJourney('Node', openDeclarationSite);

it('keeps the answers where the store is away, and sends them again', async () => {
  let isAway = true;
  const site = await openDeclarationSite({
    wrapInbox: (inbox) => ({
      ...inbox,
      append: (declaration) => (isAway ? Promise.reject(new StoreUnavailable('away')) : inbox.append(declaration)),
    }),
  });
  const form = await site.get('/declare/330106/');
  site.pass(60_000);
  const check = await site.press(form, family, 'check');
  const later = await site.press(check, {}, 'send');
  expect(later.status).toBe(503);
  isAway = false;
  expect((await site.press(later, {}, 'send')).status).toBe(200);
  expect(await site.store.inbox.receivedInHour('330106', '2026-11-21T10')).toBe(1);
  await site.close();
});
