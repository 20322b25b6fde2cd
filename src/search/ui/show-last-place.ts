/** Offers the place last seen on the page where a place is chosen. */
import { placesOf, type PlaceTree } from '../../site/find-places.ts';
import { forgetPlace, recallPlace, type Remembered, rememberPlace } from './last-place.ts';

const shown = document.getElementById('last-place');
if (shown) void showLastPlace(shown);

async function showLastPlace(shown: HTMLElement): Promise<void> {
  const home = location.pathname;
  const link = shown.querySelector('a');
  const forget = shown.querySelector('button');
  const place = (await fromReferrer(home)) ?? recallPlace(home);
  if (!link || !forget || !place) return;
  rememberPlace(place);
  link.href = place.path;
  link.textContent = place.label;
  shown.hidden = false;
  forget.addEventListener('click', () => {
    forgetPlace();
    shown.hidden = true;
  });
}

/** Lists remember nothing, so the place is learned when the parent comes back from one (same origin only). */
async function fromReferrer(home: string): Promise<Remembered | undefined> {
  if (!document.referrer.startsWith(location.origin + home)) return undefined;
  const { pathname } = new URL(document.referrer);
  const provinces = Array.from(document.querySelectorAll<HTMLAnchorElement>('.places a'));
  if (!provinces.some((province) => pathname.startsWith(province.pathname))) return undefined;
  const tree = await fetch(document.querySelector<HTMLElement>('[data-places]')?.dataset['places'] ?? '')
    .then((response) => response.json() as Promise<PlaceTree>)
    .catch(() => []);
  const [place] = placesOf(tree)
    .filter(({ path }) => pathname.startsWith(`${home}${path}/`))
    .sort((one, other) => other.depth - one.depth);
  return place && { path: `${home}${place.path}/`, label: place.label };
}
