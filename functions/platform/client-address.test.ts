import { expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

it.each([
  ['nobody in front: the peer, whatever is claimed', '203.0.113.7', '198.51.100.9', 0, '203.0.113.7'],
  ['one proxy of ours: what it saw', '10.0.0.2', '203.0.113.7', 1, '203.0.113.7'],
  ['a sender that claims another address', '10.0.0.2', '198.51.100.9, 203.0.113.7', 1, '203.0.113.7'],
  ['two proxies of ours', '10.0.0.2', '198.51.100.9, 203.0.113.7, 10.0.0.3', 2, '203.0.113.7'],
  ['a proxy that adds nothing', '10.0.0.2', undefined, 1, '10.0.0.2'],
  ['fewer proxies than were named', '10.0.0.2', '203.0.113.7', 2, '10.0.0.2'],
])('%s', (_what, peer, forwardedFor, proxies, address) => {
  expect(clientAddress(peer, forwardedFor, proxies)).toBe(address);
});
